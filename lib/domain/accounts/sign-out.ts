import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { DeviceId, UserId } from "@/lib/domain/ids";
import { record } from "@/lib/outbox/record";

/**
 * Signs one device of a user out. Its session or token is refused from the next request on, and
 * its live connection ends.
 * A device that is not theirs, or is signed out already, stays as it is.
 */
export async function signOutDevice(userId: UserId, deviceId: DeviceId): Promise<void> {
  await signOut(userId, deviceId);
}

/** Signs out every device of the actor's but the one that asks. */
export async function signOutElsewhere(actor: Actor): Promise<void> {
  await signOut(actor.userId, { not: actor.deviceId ?? 0 });
}

async function signOut(userId: UserId, id: DeviceId | { not: number }): Promise<void> {
  await inTransaction(async (tx) => {
    const now = new Date();
    const { count } = await tx.device.updateMany({
      where: { userId, id, signedOutAt: null },
      data: { signedOutAt: now, tokenExpiredAt: now, modifiedAt: now, tokenHash: null, pushToken: null },
    });
    if (count > 0) await record(tx, { type: "device.signed_out", userId });
  });
}

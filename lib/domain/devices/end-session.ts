import { db } from "@/lib/db/client";
import { signOutDevice } from "@/lib/domain/accounts/sign-out";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { DeviceId } from "@/lib/domain/ids";

/**
 * Signs one of the actor's devices out, perhaps the one that asks. Repeating it changes nothing.
 *
 * @throws DomainError `not_found`/"device_not_found" for unknown and other people's devices alike
 */
export async function endSession(actor: Actor, id: DeviceId): Promise<void> {
  const device = await db().device.findFirst({ where: { id, userId: actor.userId }, select: { id: true } });
  if (!device) throw new DomainError("not_found", "device_not_found", "There is no such session.");
  await signOutDevice(actor.userId, id);
}

import { db, type Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { claimWorkspaceIfFirst } from "@/lib/domain/accounts/claim-workspace";
import { redeemCode } from "@/lib/domain/accounts/one-time-codes";
import { deviceNotFound } from "@/lib/domain/devices/get-device";
import { newToken } from "@/lib/domain/devices/new-token";
import { DEVICE, toDevice } from "@/lib/domain/devices/rows";
import type { Device, DeviceFacts } from "@/lib/domain/devices/types";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";
import { limit } from "@/lib/limits/limit";
import { record } from "@/lib/outbox/record";

export type CodeProof = {
  deviceId: string;
  code: string;
  facts: DeviceFacts;
  /** The caller's network address. */
  address: string;
};

/**
 * Signs the device in as whoever asked for a code on it last. An earlier token of the device
 * stops working. The first person ever to do so becomes the workspace's admin.
 *
 * @returns the token, which is told here and never again
 * @throws DomainError `not_found`/"device_not_found"; `forbidden`/"wrong_code" for a wrong, old or used code;
 *   `rate_limited`: 10 tries an hour for a number
 * @see contract: messenger API 2.1.2, 8.3; native "First account"
 */
export async function verifyDeviceCode(
  proof: CodeProof,
): Promise<{ user: User; device: Device; token: string }> {
  await limit("code-try-address", proof.address, 100, 3600);
  const { userId, number } = await findPending(proof.deviceId);
  if (number === null) throw wrongCode();
  await limit("code-try", number, 10, 3600);
  if (!(await redeemCode("device", number, proof.code))) throw wrongCode();
  return inTransaction((tx) => signIn(tx, userId, proof));
}

async function findPending(deviceId: string): Promise<{ userId: UserId; number: string | null }> {
  const device = await db().device.findUnique({
    where: { deviceId },
    select: { userId: true, pendingUserId: true },
  });
  if (!device) throw deviceNotFound();
  const userId = (device.pendingUserId ?? device.userId) as UserId; // a brand is only a name for the compiler
  const user = await db().user.findUnique({ where: { id: userId }, select: { telephoneNumber: true } });
  return { userId, number: user?.telephoneNumber ?? null };
}

async function signIn(tx: Tx, userId: UserId, { deviceId, facts }: CodeProof) {
  const now = await databaseTime(tx);
  const user = await verifyUser(tx, userId, now);
  const before = await tx.device.findUnique({ where: { deviceId } });
  if (!before) throw deviceNotFound();
  const { token, stored } = newToken(now);
  const row = await tx.device.update({
    where: { id: before.id },
    data: {
      ...facts,
      ...stored,
      userId,
      pendingUserId: null,
      pushToken: null,
      signedOutAt: null,
      lastSeenAt: now,
      modifiedAt: now,
    },
    select: DEVICE,
  });
  // Whoever was signed in here hears no more by what has just died: a token, or a browser's session.
  const wasSignedIn = before.signedOutAt === null && (before.tokenHash ?? before.tokenExpiredAt) !== null;
  if (wasSignedIn) await record(tx, { type: "device.signed_out", userId: before.userId as UserId });
  return { user, device: toDevice(row), token };
}

async function verifyUser(tx: Tx, userId: UserId, at: Date): Promise<User> {
  const where = { id: userId, disabledAt: null, deletedAt: null };
  const known = await tx.user.findFirst({ where, select: USER });
  if (!known) throw wrongCode();
  if (known.verified) return toUser(known);
  await tx.user.update({ where: { id: userId }, data: { verified: true, modifiedAt: at } });
  await claimWorkspaceIfFirst(tx, userId);
  return toUser(await tx.user.findUniqueOrThrow({ where: { id: userId }, select: USER }));
}

function wrongCode(): DomainError {
  return new DomainError("forbidden", "wrong_code", "Verification code is invalid");
}

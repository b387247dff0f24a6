import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { parsePhone, storedNumber } from "@/lib/domain/accounts/identifier";
import { issueCode } from "@/lib/domain/accounts/one-time-codes";
import { DEVICE, toDevice } from "@/lib/domain/devices/rows";
import type { Device, DeviceFacts } from "@/lib/domain/devices/types";
import { DomainError } from "@/lib/domain/errors";
import { toUser, USER } from "@/lib/domain/users/rows";
import { contactKey, telephoneHash } from "@/lib/domain/users/telephone-hash";
import type { User } from "@/lib/domain/users/types";
import { limit } from "@/lib/limits/limit";
import { log } from "@/lib/log";
import { sendSms } from "@/lib/sms/send-sms";

export type CodeRequest = {
  telephoneNumber: string;
  deviceId: string;
  facts: DeviceFacts;
  /** The caller's network address. */
  address: string;
  /** The text message that brings the code. */
  write: (code: string) => string;
};

const HOUR = 3600;

/**
 * Sends a code to a number, and notes that its owner may sign in on the device by it. A number
 * that nobody has gets an account, which is nobody's until it is verified. Whoever is signed in
 * on the device stays so, with their token: only the right code replaces them.
 *
 * @returns the device as it will be, without what belongs to whoever is signed in on it
 * @throws DomainError `forbidden`/"device_taken" when another number is signed in on a device that is no browser;
 *   `rate_limited`: 5 codes an hour for a number
 * @see contract: messenger API 2.1.1, 8.1; Hearth's choices, "`POST /auth` by somebody else"
 */
export async function requestDeviceCode(
  request: CodeRequest,
): Promise<{ user: User; isNewUser: boolean; device: Device }> {
  const { deviceId, facts, address } = request;
  const number = storedNumber(request.telephoneNumber);
  await limit("code-request-address", address, 60, HOUR);
  if (facts.type !== "browser") await requireFreeDevice(deviceId, number);
  await limit("code-request", number, 5, HOUR);

  const { user, maySignIn } = await findOrCreateUser(number);
  const device = await notePending(deviceId, user, facts);
  const code = await issueCode("device", number);
  if (maySignIn) deliver(number, request.write(code));
  return { user, isNewUser: !user.displayName, device };
}

async function requireFreeDevice(deviceId: string, number: string): Promise<void> {
  const signedIn = await db().device.findFirst({
    where: {
      deviceId,
      tokenHash: { not: null },
      // In two parts: a missing number differs as well, and SQL's <> would not say so.
      user: { verified: true, OR: [{ telephoneNumber: null }, { telephoneNumber: { not: number } }] },
    },
    select: { id: true },
  });
  if (!signedIn) return;
  throw new DomainError("forbidden", "device_taken", "There is already phone number tied to this device");
}

/** Of several requests for a new number at once one creates the user; the unique column decides which. */
async function findOrCreateUser(number: string): Promise<{ user: User; maySignIn: boolean }> {
  const find = () =>
    db().user.findUnique({ where: { telephoneNumber: number }, select: { ...USER, disabledAt: true } });
  let row = await find();
  if (!row) {
    const data = { telephoneNumber: number, contactKey: contactKey(telephoneHash(number)) };
    await db().user.createMany({ data, skipDuplicates: true });
    row = await find();
  }
  if (!row) throw new Error("a user that was just created is gone");
  const { disabledAt, ...user } = row;
  return { user: toUser(user), maySignIn: disabledAt === null };
}

async function notePending(deviceId: string, user: User, facts: DeviceFacts): Promise<Device> {
  const row = await db().device.upsert({
    where: { deviceId },
    create: { deviceId, userId: user.id, ...facts },
    update: { pendingUserId: user.id },
    select: DEVICE,
  });
  return { ...toDevice(row), ...facts, userId: user.id, tokenExpiredAt: null, pushToken: null };
}

/** Not waited for: how long it takes is nobody's business. What is no number, no telephone answers to. */
function deliver(number: string, text: string): void {
  const to = parsePhone(number);
  if (!to || config().fixedCodes.length > 0) return;
  sendSms({ to, text }).catch((error: unknown) =>
    log.error({ err: error }, "a device's code could not be sent"),
  );
}

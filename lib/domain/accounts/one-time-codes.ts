import { config } from "@/lib/config";
import { isSameSecret, keyedHash, randomCode } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** Each use of codes has its own; a code for one opens nothing of another. */
export type CodePurpose = "sign-in" | "device" | "guest" | "identifier";

const MINUTE_MS = 60_000;
const LIFETIME_MS = {
  "sign-in": 10 * MINUTE_MS,
  device: 10 * MINUTE_MS,
  guest: 15 * MINUTE_MS,
  identifier: 10 * MINUTE_MS,
} satisfies Record<CodePurpose, number>;

/**
 * Makes the one open code of a subject; an earlier one stops working. It lives 10 minutes,
 * a guest's 15, and takes 5 tries. Only its keyed hash is kept.
 *
 * @param subject  what the code proves: an address or number in its stored form, or "<room>:<address>"
 * @param details  what `takeCode` gives to whoever has the code
 * @returns the code to send: six digits, or AUTH_FIXED_CODE
 */
export async function issueCode(
  purpose: CodePurpose,
  subject: string,
  { details, now = new Date() }: { details?: Prisma.InputJsonObject; now?: Date } = {},
): Promise<string> {
  const code = config().fixedCodes[0] ?? randomCode();
  const earlier = { OR: [{ purpose, subject }, { expiresAt: { lt: now } }] };
  const data = {
    purpose,
    subject,
    codeHash: new Uint8Array(hashOf(purpose, subject, code)),
    expiresAt: new Date(now.getTime() + LIFETIME_MS[purpose]),
    details,
  };
  await db().$transaction([
    db().oneTimeCode.deleteMany({ where: earlier }),
    db().oneTimeCode.create({ data }),
  ]);
  return code;
}

/**
 * Whether this is the subject's open code; if so it is used up. A wrong one costs a try.
 * Never part of a caller's transaction: rolling back must not give a try back.
 */
export async function redeemCode(
  purpose: CodePurpose,
  subject: string,
  code: string,
  now = new Date(),
): Promise<boolean> {
  return (await takeCode(purpose, subject, code, now)) !== null;
}

/** As `redeemCode`: what the code was issued with, or null where it does not count. */
export async function takeCode(
  purpose: CodePurpose,
  subject: string,
  code: string,
  now = new Date(),
): Promise<{ details: unknown } | null> {
  const newest = await db().oneTimeCode.findFirst({
    where: { purpose, subject },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  // The try is paid before looking, so that guesses sent at once cannot share one.
  const [open] = await db().oneTimeCode.updateManyAndReturn({
    where: { id: newest?.id ?? 0, triesLeft: { gt: 0 }, usedAt: null, expiresAt: { gt: now } },
    data: { triesLeft: { decrement: 1 } },
    select: { id: true, codeHash: true, details: true },
  });
  if (!open || !matches(code, open.codeHash, hashOf(purpose, subject, code))) return null;

  const used = await db().oneTimeCode.updateMany({
    where: { id: open.id, usedAt: null },
    data: { usedAt: now },
  });
  return used.count === 1 ? { details: open.details } : null;
}

function matches(code: string, stored: Uint8Array, given: Buffer): boolean {
  const { fixedCodes } = config();
  return fixedCodes.length > 0 ? fixedCodes.includes(code) : isSameSecret(Buffer.from(stored), given);
}

function hashOf(purpose: CodePurpose, subject: string, code: string): Buffer {
  return keyedHash("one-time-code", JSON.stringify([purpose, subject, code]));
}

import type { Db, Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import type { UserId } from "@/lib/domain/ids";

/** Any number that no other advisory lock of ours has. */
const FIRST_ACCOUNT_LOCK = 4_836_001;

/** A person counts once they have proved themselves; bots and guests never do. Deleted ones still do. */
const PERSON = { verified: true, isBot: false, isGuest: false };

/** Whether this is a fresh install: nobody has an account yet. */
export async function isUnclaimed(db: Db, besides?: UserId): Promise<boolean> {
  const other = await db.user.findFirst({
    where: { ...PERSON, id: { not: besides } },
    select: { id: true },
  });
  return other === null;
}

/**
 * Makes this user the workspace's admin if they are the first person to sign in. Of several
 * at the same time exactly one is: the others wait here until the first has committed.
 * The user must be verified by the end of the transaction.
 *
 * @returns whether they have become the admin by this
 * @see native.md "First account"
 */
export async function claimWorkspaceIfFirst(tx: Tx, userId: UserId): Promise<boolean> {
  if (!(await isUnclaimed(tx, userId))) return false;
  await waitForOtherClaims(tx);
  if (!(await isUnclaimed(tx, userId))) return false;
  const data = { isWorkspaceAdmin: true, modifiedAt: await databaseTime(tx) };
  await tx.user.update({ where: { id: userId }, data });
  return true;
}

/** One first account at a time; held until the transaction ends. */
export async function waitForOtherClaims(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK})`;
}

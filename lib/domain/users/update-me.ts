import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { parseEmail, storedNumber } from "@/lib/domain/accounts/identifier";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { markAsAvatar } from "@/lib/domain/files/mark-as-avatar";
import { toUser, USER } from "@/lib/domain/users/rows";
import { contactKey, telephoneHash } from "@/lib/domain/users/telephone-hash";
import type { User } from "@/lib/domain/users/types";
import { record } from "@/lib/outbox/record";

export type UserChange = {
  displayName?: string;
  emailAddress?: string;
  telephoneNumber?: string;
  /** 0 takes the picture away. */
  avatarFileId?: bigint;
  /** Empty: none. */
  shortDescription?: string;
};

/**
 * Changes the acting user. What is left out stays as it is, and so does (our
 * choice: nobody can be signed in, or called, by nothing) what is sent empty. An
 * address is stored in the one form by which its owner signs in.
 *
 * @throws DomainError `invalid`/"email_taken", "telephone_taken" when it is another user's; "invalid_email"
 * @see contract: messenger API 2.9.2
 */
export async function updateMe(actor: Actor, change: UserChange): Promise<User> {
  return inTransaction(async (tx) => {
    const emailAddress = storedEmail(change.emailAddress);
    const telephoneNumber = change.telephoneNumber?.trim() ? storedNumber(change.telephoneNumber) : undefined;
    if (emailAddress && (await isTaken(tx, actor, { emailAddress }))) throw emailTaken();
    if (telephoneNumber && (await isTaken(tx, actor, { telephoneNumber }))) throw telephoneTaken();
    const updated = await save(tx, actor, {
      displayName: change.displayName?.trim() || undefined,
      avatarFileId: change.avatarFileId,
      shortDescription:
        change.shortDescription === undefined ? undefined : change.shortDescription.trim() || null,
      emailAddress,
      telephoneNumber,
      contactKey: telephoneNumber ? contactKey(telephoneHash(telephoneNumber)) : undefined,
      modifiedAt: await databaseTime(tx),
    });
    await markAsAvatar(tx, actor, change.avatarFileId);
    await record(tx, { type: "user.updated", userId: actor.userId });
    return updated;
  });
}

function storedEmail(typed: string | undefined): string | undefined {
  if (!typed?.trim()) return undefined;
  const email = parseEmail(typed);
  if (!email) throw new DomainError("invalid", "invalid_email", "This is not one plain e-mail address.");
  return email;
}

async function isTaken(tx: Tx, actor: Actor, address: Prisma.UserWhereInput): Promise<boolean> {
  const other = await tx.user.findFirst({
    where: { ...address, id: { not: actor.userId } },
    select: { id: true },
  });
  return other !== null;
}

/** Two users may take the same address at the same moment; then the unique index knows. */
async function save(tx: Tx, actor: Actor, data: Prisma.UserUpdateInput): Promise<User> {
  try {
    return toUser(await tx.user.update({ where: { id: actor.userId }, data, select: USER }));
  } catch (error) {
    const isDuplicate = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (!isDuplicate) throw error;
    throw data.emailAddress ? emailTaken() : telephoneTaken();
  }
}

function emailTaken() {
  return new DomainError("invalid", "email_taken", "User with that email exists");
}

function telephoneTaken() {
  return new DomainError("invalid", "telephone_taken", "User with that telephoneNumber exists");
}

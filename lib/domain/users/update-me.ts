import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
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
};

/**
 * Changes the acting user. What is left out stays as it is, and so does (our
 * choice: nobody can be signed in, or called, by nothing) what is sent empty.
 *
 * @throws DomainError `invalid`/"email_taken", "telephone_taken" when it is another user's
 * @see contract: messenger API 2.9.2
 */
export async function updateMe(actor: Actor, change: UserChange): Promise<User> {
  return inTransaction(async (tx) => {
    const emailAddress = change.emailAddress?.trim() || undefined;
    const telephoneNumber = change.telephoneNumber?.trim() || undefined;
    if (emailAddress) await requireFreeEmail(tx, actor, emailAddress);
    if (telephoneNumber) await requireFreeNumber(tx, actor, telephoneNumber);
    const updated = await save(tx, actor, {
      displayName: change.displayName?.trim() || undefined,
      avatarFileId: change.avatarFileId,
      emailAddress,
      telephoneNumber,
      contactKey: telephoneNumber && contactKey(telephoneHash(telephoneNumber)),
      modifiedAt: new Date(),
    });
    await record(tx, { type: "user.updated", userId: actor.userId });
    return updated;
  });
}

/** Mail addresses differ by more than the case of their letters. */
async function requireFreeEmail(tx: Tx, actor: Actor, emailAddress: string): Promise<void> {
  const [taken] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM app_user WHERE lower(email_address) = lower(${emailAddress}) AND id <> ${actor.userId} LIMIT 1`;
  if (taken) throw emailTaken();
}

async function requireFreeNumber(tx: Tx, actor: Actor, telephoneNumber: string): Promise<void> {
  const where = { telephoneNumber, id: { not: actor.userId } };
  if (await tx.user.findFirst({ where, select: { id: true } })) throw telephoneTaken();
}

/** Two users may take the same address at the same moment; then the unique index knows. */
async function save(tx: Tx, actor: Actor, data: Prisma.UserUpdateInput): Promise<User> {
  try {
    return toUser(await tx.user.update({ where: { id: actor.userId }, data, select: USER }));
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw data.emailAddress ? emailTaken() : telephoneTaken();
    }
    throw error;
  }
}

function emailTaken() {
  return new DomainError("invalid", "email_taken", "User with that email exists");
}

function telephoneTaken() {
  return new DomainError("invalid", "telephone_taken", "User with that telephoneNumber exists");
}

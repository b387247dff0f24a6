import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { isContact } from "@/lib/domain/contacts/is-contact";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

/**
 * A user as the actor may see them: oneself always; anybody in team mode, else
 * one's contacts. (Whoever shares a room is seen there.) A guest is seen by the members
 * of their chat alone.
 *
 * @throws DomainError `not_found`/"user_not_found" for unknown users and strangers alike
 * @see contract: messenger API 2.9.4
 */
export async function getUser(actor: Actor, userId: UserId): Promise<User> {
  const maySee =
    userId === actor.userId || config().teamMode || (await isContact(db(), actor.userId, userId));
  const found = maySee ? await findUser(userId) : null;
  const user = found?.isGuest && !(await isInChatOf(actor.userId, userId)) ? null : found;
  if (!user) throw new DomainError("not_found", "user_not_found", "There is no such user.");
  return user;
}

/** The acting user. */
export async function getMe(actor: Actor): Promise<User> {
  return getUser(actor, actor.userId);
}

/** A user for an answer or a live event, or null where there is none. Asks nobody whether they may see them. */
export async function findUser(userId: UserId): Promise<User | null> {
  const row = await db().user.findUnique({ where: { id: userId }, select: USER });
  return row && toUser(row);
}

/** Also when the guest has gone: what they said is still there, and was theirs. */
async function isInChatOf(userId: UserId, guestId: UserId): Promise<boolean> {
  const access = await db().guestAccess.findUnique({ where: { userId: guestId }, select: { roomId: true } });
  if (!access) return false;
  const where = { roomId_userId: { roomId: access.roomId, userId } };
  return (await db().member.findUnique({ where, select: { userId: true } })) !== null;
}

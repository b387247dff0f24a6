import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { toChatUser } from "@/lib/domain/chat-users/rows";
import type { ChatUser, NewChatUser } from "@/lib/domain/chat-users/types";
import type { UserId } from "@/lib/domain/ids";
import { addMembers } from "@/lib/domain/members/add-members";
import type { LockedRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";

/**
 * Makes somebody a chat user, and a member of the chat's room: the only place that does.
 * Whoever was removed before comes back as the same chat user, and reads from here on.
 *
 * The member has no address, so that a guest's e-mail collides with nobody's account and
 * signs in nowhere.
 *
 * @param room  locked; the address is in no live chat user of it
 */
export async function admitChatUser(
  tx: Tx,
  room: LockedRoom,
  { email, name, role }: NewChatUser,
): Promise<ChatUser> {
  const now = await databaseTime(tx);
  const key = { roomId_email: { roomId: room.id, email } };
  const before = await tx.guestAccess.findUnique({ where: key });
  const userId =
    before?.userId ?? (await tx.user.create({ data: { isGuest: true }, select: { id: true } })).id;
  await tx.user.update({ where: { id: userId }, data: { displayName: name, modifiedAt: now } });
  const row = await tx.guestAccess.upsert({
    where: key,
    create: { roomId: room.id, userId, email, name, role, createdAt: now, updatedAt: now },
    update: { name, role, removedAt: null, updatedAt: now },
  });
  // A brand is only a name for the compiler.
  await addMembers(tx, room, [{ userId: userId as UserId, isBot: false, name }], now);
  await touchRoom(tx, room.id, now);
  return toChatUser(row);
}

import type { Db } from "@/lib/db/client";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import type { RoomMember } from "@/lib/domain/rooms/access";

// What a block does, in one place: in their private room the blocker hears nothing
// more of the person they blocked, and can neither send, edit nor react there.
// In every other room a block does nothing (Hearth's choices, "blocked"; contract 2.14).

/**
 * SQL that is true where something is to be left out for the viewer: it was said
 * or done, in a private room, by somebody whom they have blocked.
 *
 * @param columns  SQL of the room's id, of the id of who said or did it, and of the viewer's id
 */
export function isFromBlocked({
  roomId,
  authorId,
  viewerId,
}: Record<"roomId" | "authorId" | "viewerId", string>) {
  return `EXISTS (
    SELECT 1 FROM block JOIN room room_of_two ON room_of_two.id = ${roomId} AND room_of_two.type = 'private'
    WHERE block.user_id = ${viewerId} AND block.blocked_id = ${authorId})`;
}

/** The members whose messages and records are left out for this one; nobody outside private rooms. */
export async function hiddenSenders(db: Db, { userId, room }: RoomMember): Promise<UserId[]> {
  if (room.type !== "private") return [];
  const blocks = await db.block.findMany({
    where: { userId },
    select: { blockedId: true },
  });
  return blocks.map((block) => block.blockedId as UserId); // a brand is only a name for the compiler
}

/**
 * The door to whatever a block forbids: editing and reacting. (Sending asks in the
 * statement that stores, lib/domain/messages/store-messages.ts.)
 *
 * @throws DomainError `forbidden`/"room_blocked" in a private room whose other member the actor has blocked
 */
export async function requireUnblocked(db: Db, { roomId, userId, room }: RoomMember): Promise<void> {
  if (room.type !== "private") return;
  const others = await db.member.findMany({
    where: { roomId, userId: { not: userId } },
    select: { userId: true },
  });
  const blockedId = { in: others.map((other) => other.userId) };
  if ((await db.block.count({ where: { userId, blockedId } })) > 0) {
    throw new DomainError("forbidden", "room_blocked", "Room is blocked");
  }
}

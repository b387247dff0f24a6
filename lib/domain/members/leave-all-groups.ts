import { db, type Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { removeMembers } from "@/lib/domain/members/remove-members";
import { type LockedRoom, listStandings, lockRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";
import { record } from "@/lib/outbox/record";

/**
 * Ends all of a user's memberships but those in private rooms. A room whose last admin goes
 * gets its longest-standing person as admin; one whose last person goes is deleted. No system
 * message is stored, which would keep the name of somebody who wants to be forgotten.
 *
 * @see contract: messenger API 2.9.3; who follows is our choice, since nobody is left to ask
 */
export async function leaveAllGroups(userId: UserId): Promise<void> {
  const memberships = await db().member.findMany({
    where: { userId, room: { type: { not: "private" } } },
    select: { roomId: true },
    orderBy: { roomId: "asc" },
  });
  // A transaction for each: holding all rooms at once, it could wait in a circle with those who write in them.
  for (const { roomId } of memberships) await inTransaction((tx) => leave(tx, userId, roomId as RoomId));
}

async function leave(tx: Tx, userId: UserId, roomId: RoomId): Promise<void> {
  const room = await lockRoom(tx, roomId);
  const members = room ? await listStandings(tx, room) : [];
  const leaver = members.find((member) => member.userId === userId);
  if (!room || !leaver) return;
  await removeMembers(tx, room, [leaver]);
  const stay = members.filter((member) => member !== leaver);
  if (!stay.some(({ isAdmin }) => isAdmin)) await appointHeir(tx, room);
  await touchRoom(tx, roomId, await databaseTime(tx));
}

async function appointHeir(tx: Tx, room: LockedRoom): Promise<void> {
  const heir = await tx.member.findFirst({
    where: { roomId: room.id, user: { isBot: false, isGuest: false, deletedAt: null } },
    select: { userId: true },
    orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
  });
  if (heir) {
    const key = { roomId: room.id, userId: heir.userId };
    await tx.member.update({ where: { roomId_userId: key }, data: { isAdmin: true } });
  } else if (!room.deletedAt) {
    await tx.room.update({ where: { id: room.id }, data: { deletedAt: await databaseTime(tx) } });
    await record(tx, { type: "room.deleted", roomId: room.id });
  }
}

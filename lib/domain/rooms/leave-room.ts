import { db, type Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { addMembers } from "@/lib/domain/members/add-members";
import { removeMembers } from "@/lib/domain/members/remove-members";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import { type LockedRoom, listStandings, lockRoom, type Standing } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";
import { findNewcomers } from "@/lib/domain/users/find-newcomers";

/**
 * Ends the actor's own membership. The last admin names who follows; those who are
 * not members yet become members by it. From anybody else the list is ignored.
 *
 * @throws DomainError `not_found`/"not_member" for unknown and foreign rooms; `forbidden`/"private_room";
 *   `invalid`/"no_successor" when the last admin names nobody who can be one
 * @see contract: messenger API 2.4.7
 */
export async function leaveRoom(
  actor: Actor,
  roomId: RoomId,
  successorIds: UserId[] = [],
): Promise<RoomWithMembers> {
  await inTransaction(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const members = room ? await listStandings(tx, room) : [];
    const leaver = members.find(({ userId }) => userId === actor.userId);
    if (!room || !leaver) {
      throw new DomainError("not_found", "not_member", "There is no such room, or you are not in it.");
    }
    if (room.type === "private") {
      throw new DomainError("forbidden", "private_room", "A private room cannot be left.");
    }
    const now = await databaseTime(tx);
    const stay = members.filter((member) => member !== leaver);
    if (leaver.isAdmin && !stay.some(({ isAdmin }) => isAdmin)) {
      await appoint(
        tx,
        room,
        stay,
        successorIds.filter((id) => id !== actor.userId),
        now,
      );
    }
    await removeMembers(tx, room, [leaver]);
    await storeSystemMessage(tx, {
      roomId,
      actorId: actor.userId,
      kind: "user_left_group",
      objects: [room.name],
      objectIds: [roomId],
    });
    await touchRoom(tx, roomId, now);
  });
  return loadRoom(db(), roomId);
}

async function appoint(
  tx: Tx,
  room: LockedRoom,
  members: Standing[],
  ids: UserId[],
  at: Date,
): Promise<void> {
  const successors = (await findNewcomers(tx, ids)).filter(({ isBot }) => !isBot);
  if (successors.length === 0) {
    throw new DomainError("invalid", "no_successor", "The last admin must name another.");
  }
  const memberIds = new Set(members.map(({ userId }) => userId));
  const userId = { in: successors.map((successor) => successor.userId) };
  await tx.member.updateMany({ where: { roomId: room.id, userId }, data: { isAdmin: true } });
  const newcomers = successors.filter((successor) => !memberIds.has(successor.userId));
  await addMembers(
    tx,
    room,
    newcomers.map((newcomer) => ({ ...newcomer, isAdmin: true })),
    at,
  );
}

import { type Db, db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { requireMember } from "@/lib/domain/rooms/access";
import { ROOM_WITH_MEMBERS, toRoomWithMembers } from "@/lib/domain/rooms/rows";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";

/**
 * One of the actor's rooms with its members; a deleted one too.
 *
 * @throws DomainError `not_found`/"not_member"; also for a private room whose other member is gone
 * @see contract: messenger API 2.4.4
 */
export async function getRoom(actor: Actor, roomId: RoomId): Promise<RoomWithMembers> {
  await requireMember(db(), actor, roomId);
  const room = await loadRoom(db(), roomId);
  if (room.type === "private" && room.members.length < 2) {
    throw new DomainError("not_found", "not_member", "There is nobody else in this room.");
  }
  return room;
}

/** A room for an answer or a live event, or null where there is none. Asks nobody whether they may see it. */
export async function findRoomForWire(db: Db, roomId: RoomId): Promise<RoomWithMembers | null> {
  const row = await db.room.findUnique({ where: { id: roomId }, select: ROOM_WITH_MEMBERS });
  return row && toRoomWithMembers(row);
}

/** As `findRoomForWire`, for a room that was just seen to exist. */
export async function loadRoom(db: Db, roomId: RoomId): Promise<RoomWithMembers> {
  return toRoomWithMembers(
    await db.room.findUniqueOrThrow({ where: { id: roomId }, select: ROOM_WITH_MEMBERS }),
  );
}

/** The rooms of these ids, in their order. Asks nobody whether they may see them. */
export async function loadRooms(db: Db, ids: number[]): Promise<RoomWithMembers[]> {
  const rows = await db.room.findMany({ where: { id: { in: ids } }, select: ROOM_WITH_MEMBERS });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toRoomWithMembers);
}

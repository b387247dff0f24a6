import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { findMember } from "@/lib/domain/rooms/access";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";

/**
 * Archives a room, or brings it back. An archived one can be read, searched, left and
 * deleted; nothing is said or changed in it, by nobody and through no API
 * (`requireWritable`). Repeating it changes and announces nothing.
 *
 * @throws DomainError `not_found`/"room_not_found" for unknown and deleted rooms; `forbidden`/"private_room",
 *   "not_admin"
 * @see contract: silent; native
 */
export async function archiveRoom(
  actor: Actor,
  roomId: RoomId,
  isArchived: boolean,
): Promise<RoomWithMembers> {
  await inTransaction(async (tx) => {
    const room = await lockRoom(tx, roomId);
    if (!room || room.deletedAt)
      throw new DomainError("not_found", "room_not_found", "There is no such room.");
    const member = await findMember(tx, actor.userId, roomId);
    // Strangers do not learn what kind of room it is.
    if (member && room.type === "private")
      throw new DomainError("forbidden", "private_room", "A private room cannot be archived.");
    if (!member?.isAdmin)
      throw new DomainError("forbidden", "not_admin", "Only admins may archive the room.");
    if ((room.archivedAt !== null) === isArchived) return;
    const now = await databaseTime(tx);
    await tx.room.update({ where: { id: roomId }, data: { archivedAt: isArchived ? now : null } });
    await storeSystemMessage(tx, {
      roomId,
      actorId: actor.userId,
      kind: isArchived ? "archived_group" : "unarchived_group",
      objects: [room.name],
      objectIds: [roomId],
    });
    await touchRoom(tx, roomId, now);
  });
  return loadRoom(db(), roomId);
}

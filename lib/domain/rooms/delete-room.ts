import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { findMember } from "@/lib/domain/rooms/access";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";
import { record } from "@/lib/outbox/record";

/**
 * Deletes a room: its members still see that it was there, nobody can write in it.
 * A deleted room may be deleted again.
 *
 * @throws DomainError `not_found`/"room_not_found"; `forbidden`/"private_room", "not_admin"
 * @see contract: messenger API 2.4.6
 */
export async function deleteRoom(actor: Actor, roomId: RoomId): Promise<RoomWithMembers> {
  await inTransaction(async (tx) => {
    const room = await lockRoom(tx, roomId);
    if (!room) throw new DomainError("not_found", "room_not_found", "There is no such room.");
    const member = await findMember(tx, actor.userId, roomId);
    // Strangers do not learn what kind of room it is.
    if (member && room.type === "private") {
      throw new DomainError("forbidden", "private_room", "A private room cannot be deleted.");
    }
    if (!member?.isAdmin) throw new DomainError("forbidden", "not_admin", "Only admins may delete the room.");
    const now = await databaseTime(tx);
    await tx.room.update({
      where: { id: roomId },
      data: { deletedAt: room.deletedAt ?? now, modifiedAt: now },
    });
    await record(tx, { type: "room.deleted", roomId });
  });
  return loadRoom(db(), roomId);
}

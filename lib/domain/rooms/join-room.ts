import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { joinAsMember } from "@/lib/domain/members/join-as-member";
import { findMember } from "@/lib/domain/rooms/access";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";

/**
 * Makes the actor a member of a public room. Who is a member of the room already,
 * public or not, stays one.
 *
 * @throws DomainError `not_found`/"not_member" for unknown, deleted and private rooms alike
 * @see contract: native, "Rooms"
 */
export async function joinRoom(actor: Actor, roomId: RoomId): Promise<RoomWithMembers> {
  await inTransaction(async (tx) => {
    const room = await lockRoom(tx, roomId);
    if (room && (await findMember(tx, actor.userId, roomId))) return;
    if (!room || room.deletedAt || room.visibility !== "public") {
      throw new DomainError("not_found", "not_member", "There is no such public room.");
    }
    await joinAsMember(tx, actor, room);
  });
  return loadRoom(db(), roomId);
}

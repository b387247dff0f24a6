import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId, WorkspaceKeyId } from "@/lib/domain/ids";
import { addMembers } from "@/lib/domain/members/add-members";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { findMember, requireMember } from "@/lib/domain/rooms/access";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";
import { requireWorkspaceKey } from "@/lib/domain/workspace-keys/access";

/**
 * Makes a key's bot a member of a room, private ones above all: from here on the
 * key reads and posts there. Where it is a member already, nothing changes.
 *
 * @throws DomainError as `requireWorkspaceKey`; `not_found`/"not_member" for a room that the
 *   actor is not in, or that was deleted
 * @see contract: native, "Tokens and keys". That the admin must be in the room is our choice:
 *   otherwise a key would let them read what was not said to them
 */
export async function inviteWorkspaceKey(
  actor: Actor,
  id: WorkspaceKeyId,
  roomId: RoomId,
): Promise<RoomWithMembers> {
  await inTransaction(async (tx) => {
    const { userId, name } = await requireWorkspaceKey(tx, actor, id);
    const room = await lockRoom(tx, roomId);
    await requireMember(tx, actor, roomId);
    if (!room || room.deletedAt) throw new DomainError("not_found", "not_member", "There is no such room.");
    if (await findMember(tx, userId, roomId)) return;
    const now = await databaseTime(tx);
    await addMembers(tx, room, [{ userId, isBot: true, name }], now);
    await touchRoom(tx, roomId, now);
    if (room.type === "private") return; // rooms of two have no such sentences
    await storeSystemMessage(tx, {
      roomId,
      actorId: actor.userId,
      kind: "added_group_members",
      objects: [name],
      objectIds: [userId],
    });
  });
  return loadRoom(db(), roomId);
}

import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireApiKey } from "@/lib/domain/api-keys/access";
import type { ApiKeyId, RoomId } from "@/lib/domain/ids";
import { removeMembers } from "@/lib/domain/members/remove-members";
import { listStandings, lockRoom } from "@/lib/domain/rooms/lock-room";
import { record } from "@/lib/outbox/record";

/**
 * Deletes a key and its bot's membership. The bot itself stays, since its messages
 * name it as their sender.
 *
 * @returns the key's room
 * @throws DomainError as `requireApiKey`
 * @see contract: messenger API 2.13
 */
export function deleteApiKey(actor: Actor, id: ApiKeyId): Promise<RoomId> {
  return inTransaction(async (tx) => {
    const { userId, roomId } = await requireApiKey(tx, actor, id);
    const room = await lockRoom(tx, roomId as RoomId); // a brand is only a name for the compiler
    if (!room) throw new Error("a key of a room that does not exist");
    const members = await listStandings(tx, room);
    await removeMembers(
      tx,
      room,
      members.filter((member) => member.userId === userId),
    );
    // Gone already when its bot was a member; of two who delete it at once one finds nothing.
    await tx.apiKey.deleteMany({ where: { id } });
    await record(tx, { type: "room.updated", roomId: room.id });
    return room.id;
  });
}

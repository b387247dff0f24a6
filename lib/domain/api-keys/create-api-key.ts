import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireKeyAdmin } from "@/lib/domain/api-keys/access";
import { newSecret, toApiKey } from "@/lib/domain/api-keys/rows";
import type { ApiKey } from "@/lib/domain/api-keys/types";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { addMembers } from "@/lib/domain/members/add-members";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { record } from "@/lib/outbox/record";

/**
 * A key for the room, with a bot of its own that is a member there and posts by the
 * key's name.
 *
 * @throws DomainError as `requireKeyAdmin`
 * @see contract: messenger API 2.13, Messaging API "How a key comes to be"
 */
export function createApiKey(
  actor: Actor,
  roomId: RoomId,
  { displayName }: { displayName: string },
): Promise<ApiKey> {
  return inTransaction(async (tx) => {
    const room = await lockRoom(tx, roomId);
    await requireKeyAdmin(tx, actor, roomId);
    if (!room) throw new Error("a member of a room that does not exist");
    const now = new Date();
    const bot = await tx.user.create({
      data: { displayName, isBot: true, verified: true },
      select: { id: true },
    });
    const userId = bot.id as UserId; // a brand is only a name for the compiler
    await addMembers(tx, room, [{ userId, isBot: true, name: displayName }], now);
    const row = await tx.apiKey.create({
      data: { roomId, userId, ...newSecret(), createdById: actor.userId, createdAt: now, modifiedAt: now },
    });
    // A key does not raise the room's modifiedAt (contract 9.2), but its list of members is another.
    await record(tx, { type: "room.updated", roomId });
    return toApiKey(tx, row);
  });
}

import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireChat } from "@/lib/domain/chats/access";
import type { RoomId } from "@/lib/domain/ids";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { record } from "@/lib/outbox/record";

/**
 * Deletes a chat, as its room would be deleted in the messenger: members still see that
 * it was there. Its chat users' tokens stop at once.
 *
 * @throws DomainError `not_found`/"chat_not_found"
 * @see contract: guest chat API, "Completed"
 */
export async function deleteChat(actor: Actor, chatId: RoomId): Promise<void> {
  await inTransaction(async (tx) => {
    await lockRoom(tx, chatId);
    await requireChat(tx, actor, chatId);
    await closeRoom(tx, chatId);
  });
}

/** Marks the room as deleted. Who calls has passed a door. */
export async function closeRoom(tx: Tx, chatId: RoomId): Promise<void> {
  const now = await databaseTime(tx);
  await tx.room.update({ where: { id: chatId }, data: { deletedAt: now, modifiedAt: now } });
  await record(tx, { type: "room.deleted", roomId: chatId });
}

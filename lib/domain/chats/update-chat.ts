import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireChat } from "@/lib/domain/chats/access";
import type { Chat, ChatChange } from "@/lib/domain/chats/types";
import { requireCompany } from "@/lib/domain/companies/access";
import type { RoomId } from "@/lib/domain/ids";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";

/**
 * Changes a chat; what is left out stays as it is. Closing it, or its end, keeps guests
 * from writing; they still read.
 *
 * @throws DomainError `not_found`/"chat_not_found", "company_not_found" for one that it is moved to
 * @see contract: guest chat API, "Calls"
 */
export async function updateChat(actor: Actor, chatId: RoomId, change: ChatChange): Promise<Chat> {
  await inTransaction(async (tx) => {
    await lockRoom(tx, chatId);
    const chat = await requireChat(tx, actor, chatId);
    if (change.companyId !== undefined && change.companyId !== chat.companyId) {
      await requireCompany(tx, actor, change.companyId);
    }
    await tx.room.update({ where: { id: chatId }, data: change });
    if (change.name !== undefined && change.name !== chat.name) {
      await storeSystemMessage(tx, {
        roomId: chatId,
        actorId: actor.userId,
        kind: "updated_group_name",
        objects: [change.name],
        objectIds: [chatId],
      });
    }
    await touchRoom(tx, chatId, await databaseTime(tx));
  });
  return requireChat(db(), actor, chatId);
}

import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireChatUser } from "@/lib/domain/chat-users/access";
import { requireChat } from "@/lib/domain/chats/access";
import type { ChatUserId, RoomId } from "@/lib/domain/ids";
import { removeMembers } from "@/lib/domain/members/remove-members";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { listStandings, lockRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";

/**
 * Ends somebody's part in a chat: their tokens and connections end at once, what they
 * said stays. The share link does not let them in again; being added does.
 *
 * @throws DomainError `not_found`/"chat_not_found", "chat_user_not_found"
 * @see contract: guest chat API, "Calls"
 */
export async function removeChatUser(actor: Actor, chatId: RoomId, id: ChatUserId): Promise<void> {
  await inTransaction(async (tx) => {
    const room = await lockRoom(tx, chatId);
    await requireChat(tx, actor, chatId);
    const { userId, name } = await requireChatUser(tx, chatId, id);
    const members = room ? await listStandings(tx, room) : [];
    const leaver = members.find((member) => member.userId === userId);
    if (!room || !leaver) return;
    await removeMembers(tx, room, [leaver]);
    await storeSystemMessage(tx, {
      roomId: chatId,
      actorId: actor.userId,
      kind: "removed_group_members",
      objects: [name],
      objectIds: [userId],
    });
    await touchRoom(tx, chatId, await databaseTime(tx));
  });
}

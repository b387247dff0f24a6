import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { emailTaken, requireChatUser } from "@/lib/domain/chat-users/access";
import { toChatUser } from "@/lib/domain/chat-users/rows";
import type { ChatUser, NewChatUser } from "@/lib/domain/chat-users/types";
import type { ChatEditor } from "@/lib/domain/chats/change-chat-message";
import { DomainError } from "@/lib/domain/errors";
import type { ChatUserId, RoomId } from "@/lib/domain/ids";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";

/**
 * Changes a chat user; what is left out stays as it is. The chat's account changes all of
 * them, and with another address the tokens that the old one got stop. A chat user changes
 * their own name: their address is what they have proved to read, and their role is not
 * theirs to choose (our choice).
 *
 * @param editor  who has entered that chat
 * @throws DomainError `not_found`/"chat_user_not_found"; `conflict`/"email_taken"; `forbidden`/"not_oneself",
 *   "not_own_to_change"
 * @see contract: guest chat API, "Calls"
 */
export async function changeChatUser(
  editor: ChatEditor,
  { chatId, chatUserId }: { chatId: RoomId; chatUserId: ChatUserId },
  change: Partial<NewChatUser>,
): Promise<ChatUser> {
  const user = await requireChatUser(db(), chatId, chatUserId);
  if ("chatUser" in editor) requireOwn(editor.chatUser.chatUser, user, change);
  return save(chatId, chatUserId, change);
}

function requireOwn(oneself: ChatUser, user: ChatUser, { email, role }: Partial<NewChatUser>): void {
  if (oneself.id !== user.id) {
    throw new DomainError("forbidden", "not_oneself", "A chat user may change nobody else.");
  }
  const isOther = (given: string | undefined, own: string) => given !== undefined && given !== own;
  if (isOther(email, user.email) || isOther(role, user.role)) {
    throw new DomainError("forbidden", "not_own_to_change", "A chat user may change their name alone.");
  }
}

async function save(chatId: RoomId, id: ChatUserId, change: Partial<NewChatUser>): Promise<ChatUser> {
  return inTransaction(async (tx) => {
    await lockRoom(tx, chatId);
    const before = await requireChatUser(tx, chatId, id);
    const now = await databaseTime(tx);
    if (change.email !== undefined && change.email !== before.email) {
      const other = await tx.guestAccess.findFirst({ where: { roomId: chatId, email: change.email } });
      if (other) throw emailTaken();
      await tx.guestToken.deleteMany({ where: { accessId: id } });
    }
    if (change.name !== undefined) {
      await tx.user.update({
        where: { id: before.userId },
        data: { displayName: change.name, modifiedAt: now },
      });
    }
    const after = await tx.guestAccess.update({ where: { id }, data: { ...change, updatedAt: now } });
    await touchRoom(tx, chatId, now);
    return toChatUser(after);
  });
}

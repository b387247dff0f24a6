import type { Db } from "@/lib/db/client";
import { toChatUser } from "@/lib/domain/chat-users/rows";
import type { ChatUser } from "@/lib/domain/chat-users/types";
import { DomainError } from "@/lib/domain/errors";
import type { ChatUserId, RoomId } from "@/lib/domain/ids";

/**
 * One of a chat's users. Who calls has passed the chat's door.
 *
 * @throws DomainError `not_found`/"chat_user_not_found" for unknown, removed and other chats' ones alike
 */
export async function requireChatUser(db: Db, chatId: RoomId, id: ChatUserId): Promise<ChatUser> {
  const row = await db.guestAccess.findFirst({ where: { id, roomId: chatId, removedAt: null } });
  if (!row) throw new DomainError("not_found", "chat_user_not_found", "There is no such chat user.");
  return toChatUser(row);
}

/** Each address is in a chat once. */
export function emailTaken(): DomainError {
  return new DomainError("conflict", "email_taken", "The email has already been taken.");
}

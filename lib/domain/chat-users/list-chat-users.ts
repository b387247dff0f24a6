import { db } from "@/lib/db/client";
import { requireChatUser } from "@/lib/domain/chat-users/access";
import { toChatUser } from "@/lib/domain/chat-users/rows";
import type { ChatUser } from "@/lib/domain/chat-users/types";
import type { Paged, PageRequest } from "@/lib/domain/companies/types";
import type { ChatUserId, RoomId, UserId } from "@/lib/domain/ids";

/**
 * A page of a chat's users, the eldest first. Who calls has passed the chat's door, and
 * shows addresses to those alone whom they concern.
 *
 * @see contract: guest chat API, "Calls", "Completed"
 */
export async function listChatUsers(
  chatId: RoomId,
  { page, perPage }: PageRequest,
): Promise<Paged<ChatUser>> {
  const where = { roomId: chatId, removedAt: null };
  const [rows, total] = await Promise.all([
    db().guestAccess.findMany({ where, orderBy: { id: "asc" }, skip: (page - 1) * perPage, take: perPage }),
    db().guestAccess.count({ where }),
  ]);
  return { items: rows.map(toChatUser), total };
}

/** @throws DomainError `not_found`/"chat_user_not_found" */
export async function getChatUser(chatId: RoomId, id: ChatUserId): Promise<ChatUser> {
  return requireChatUser(db(), chatId, id);
}

/** The chat user that a member of the room is or was; null for people with an account. */
export async function findUserOfMember(chatId: RoomId, userId: UserId): Promise<ChatUser | null> {
  const row = await db().guestAccess.findFirst({ where: { roomId: chatId, userId } });
  return row && toChatUser(row);
}

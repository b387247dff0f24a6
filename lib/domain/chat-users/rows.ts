import type { GuestAccess } from "@/lib/db/generated/client";
import type { ChatUser, ChatUserRole } from "@/lib/domain/chat-users/types";
import type { ChatUserId, RoomId, UserId } from "@/lib/domain/ids";

export function toChatUser({ id, roomId, userId, removedAt: _, role, ...row }: GuestAccess): ChatUser {
  return {
    ...row,
    id: id as ChatUserId, // brands are only names for the compiler
    chatId: roomId as RoomId,
    userId: userId as UserId,
    role: role as ChatUserRole, // the column holds nothing but the two words
  };
}

import type { Actor } from "@/lib/domain/actor";
import type { ChatUserId, RoomId, UserId } from "@/lib/domain/ids";

/** "agent": one who answers guests, and is not kept from writing by a closed chat. */
export const CHAT_USER_ROLES = ["guest", "agent"] as const;
export type ChatUserRole = (typeof CHAT_USER_ROLES)[number];

/** Somebody without an account in one chat. In the messenger they are a member of its room. */
export type ChatUser = {
  id: ChatUserId;
  chatId: RoomId;
  /** The member that members of the messenger see. It has no address and can sign in nowhere. */
  userId: UserId;
  email: string;
  name: string;
  role: ChatUserRole;
  lastSeenAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

/** Whoever calls with a chat user's token. */
export type ChatUserHolder = {
  actor: Actor;
  chatUser: ChatUser;
  /** Messages with a larger seq are theirs to read: from their joining on. */
  readsAbove: number;
  /** Whether the chat takes what guests write, when it was asked. */
  isOpen: boolean;
};

export type NewChatUser = { email: string; name: string; role: ChatUserRole };

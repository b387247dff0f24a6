import type { ChatUserRole } from "@/lib/domain/chat-users/types";
import type { MessageFile } from "@/lib/domain/files/types";
import type { ChatUserId, MessageId, RoomId, UserId } from "@/lib/domain/ids";

/** A message as a chat shows it, to guests too. */
export type ChatMessage = {
  id: MessageId;
  chatId: RoomId;
  senderId: UserId;
  /** Null where a member of the messenger said it. */
  chatUser: { id: ChatUserId; name: string; role: ChatUserRole } | null;
  authorName: string;
  /** "" where a file came without words. */
  text: string;
  attachments: MessageFile[];
  createdAt: Date;
  updatedAt: Date;
  isEdited: boolean;
};

/** Who reads a chat, having passed its door: its account everything, a chat user from their joining on. */
export type ChatReader = {
  chatId: RoomId;
  /** Messages with a larger seq are theirs to read. */
  readsAbove: number;
};

import type { ChatUserRole } from "@/lib/domain/chat-users/types";
import type { ChatMessage } from "@/lib/domain/chats/chat-message";
import type { MessageFile } from "@/lib/domain/files/types";
import type { ChatUserId, MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { isFileType } from "@/lib/domain/messages/file-ids";
import type { MessageBody } from "@/lib/domain/messages/types";

/** The messages of chat $1 that whoever reads above seq $2 may see. By hand: a page is one keyset read. */
export const CHAT_MESSAGE = `
SELECT m.id, m.room_id, m.sender_id, m.type, m.body, m.created_at, m.modified_at, m.edited_at, u.display_name,
  g.id AS chat_user_id, g.name AS chat_user_name, g.role AS chat_user_role
FROM message m JOIN app_user u ON u.id = m.sender_id
LEFT JOIN guest_access g ON g.user_id = m.sender_id
WHERE m.room_id = $1 AND m.seq > $2 AND m.deleted_at IS NULL AND m.type <> 'system'`;

export type ChatMessageRow = {
  id: MessageId;
  room_id: RoomId;
  sender_id: UserId;
  type: string;
  body: MessageBody;
  created_at: Date;
  modified_at: Date;
  edited_at: Date | null;
  display_name: string | null;
  chat_user_id: ChatUserId | null;
  chat_user_name: string;
  chat_user_role: ChatUserRole;
};

export function toChatMessage(row: ChatMessageRow): ChatMessage {
  const { chat_user_id: id, chat_user_name: name, chat_user_role: role, body } = row;
  return {
    id: row.id,
    chatId: row.room_id,
    senderId: row.sender_id,
    chatUser: id === null ? null : { id, name, role },
    authorName: row.display_name ?? "",
    text: typeof body.text === "string" ? body.text : "",
    attachments: attachmentsOf(row),
    createdAt: row.created_at,
    updatedAt: row.modified_at,
    isEdited: row.edited_at !== null,
  };
}

/** The files of a message; both members were written into its body when it was stored: see check-body.ts. */
export function attachmentsOf({ type, body }: { type: string; body: MessageBody }): MessageFile[] {
  if (!isFileType(type)) return [];
  const { file, attachments } = body;
  if (Array.isArray(attachments)) return attachments as MessageFile[];
  return file ? [file as MessageFile] : [];
}

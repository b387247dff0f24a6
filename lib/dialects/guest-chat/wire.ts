import { config } from "@/lib/config";
import type {
  WireAccount,
  WireAttachment,
  WireChat,
  WireChatMessage,
  WireChatUser,
  WireCompany,
} from "@/lib/dialects/guest-chat/schemas";
import type { ChatUser } from "@/lib/domain/chat-users/types";
import type { ChatMessage } from "@/lib/domain/chats/chat-message";
import type { Chat } from "@/lib/domain/chats/types";
import type { Company } from "@/lib/domain/companies/types";
import type { MessageFile } from "@/lib/domain/files/types";
import type { ChatUserId } from "@/lib/domain/ids";
import type { User } from "@/lib/domain/users/types";

export function toAccount(user: User): WireAccount {
  return {
    id: user.id,
    name: user.displayName ?? "",
    email: user.emailAddress,
    ...stamps(user.createdAt, user.modifiedAt),
  };
}

export function toCompany({ id, name, website, logoUrl, createdAt, updatedAt }: Company): WireCompany {
  return { id, name, website, logo_url: logoUrl, ...stamps(createdAt, updatedAt) };
}

export function toChat(chat: Chat): WireChat {
  return {
    id: chat.id,
    company_id: chat.companyId,
    name: chat.name,
    description: chat.description,
    is_open: chat.isOpen,
    ends_at: chat.endsAt?.toISOString() ?? null,
    ...stamps(chat.createdAt, chat.updatedAt),
  };
}

/** @param viewer  the chat user who sees it: e-mails are their own alone; null for the chat's account */
export function toChatUser(user: ChatUser, viewer: ChatUserId | null): WireChatUser {
  return {
    id: user.id,
    chat_id: user.chatId,
    name: user.name,
    email: viewer === null || viewer === user.id ? user.email : null,
    role: user.role,
    ...stamps(user.createdAt, user.updatedAt),
  };
}

export function toChatMessage(message: ChatMessage): WireChatMessage {
  return {
    id: message.id,
    chat_id: message.chatId,
    chat_user: message.chatUser,
    author_name: message.authorName,
    body: message.text,
    attachments: message.attachments.map(toAttachment),
    ...stamps(message.createdAt, message.updatedAt),
    edited: message.isEdited,
  };
}

/** A message that was only looked at has the id 0: it is left out. */
export function withoutNumbers({ id, ...message }: WireChatMessage) {
  return id === 0 ? message : { id, ...message };
}

export function toAttachment({ id, fileName, mimeType, size }: MessageFile): WireAttachment {
  return {
    id,
    name: fileName,
    mime_type: mimeType,
    size,
    url: `${config().publicUrl}/api/upload/files/${id}`,
  };
}

function stamps(createdAt: Date, updatedAt: Date) {
  return { created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
}

import type { ChatUserHolder } from "@/lib/domain/chat-users/types";
import type { ChatMessage } from "@/lib/domain/chats/chat-message";
import { attachmentsOf } from "@/lib/domain/chats/chat-message-rows";
import { getChatMessage } from "@/lib/domain/chats/list-chat-messages";
import { DomainError } from "@/lib/domain/errors";
import { findReadableFiles } from "@/lib/domain/files/access";
import type { StoredFile } from "@/lib/domain/files/types";
import type { FileId } from "@/lib/domain/ids";
import { requireText } from "@/lib/domain/messages/body";
import { hasLink } from "@/lib/domain/messages/has-link";
import { previewMessage, sendMessage } from "@/lib/domain/messages/send-message";
import type { NewMessage } from "@/lib/domain/messages/types";

export type NewChatMessage = { text: string; attachmentIds: FileId[]; localId?: string };

/**
 * Says something in the chat user's chat: a message of its room like any other. With
 * files it is one about the first of them, as the messenger knows them, and carries
 * all. Sending again with the same `localId` gives the first message.
 *
 * @throws DomainError `forbidden`/"chat_closed" for guests where the chat is closed or over; `invalid`/
 *   "text_missing", "text_too_long", "nul_character", "unknown_file"
 * @see contract: guest chat API, "Calls"; agents may still write in a closed chat (our choice)
 */
export async function postChatMessage(holder: ChatUserHolder, input: NewChatMessage): Promise<ChatMessage> {
  const message = await sendMessage(holder.actor, await compose(holder, input), "guest-chat");
  return getChatMessage({ chatId: holder.chatUser.chatId, readsAbove: 0 }, message.id);
}

/**
 * What `postChatMessage` would store, which refuses as it would. Nothing is stored: the
 * message's `id` is 0, unless the `localId` is known.
 */
export async function previewChatMessage(
  holder: ChatUserHolder,
  input: NewChatMessage,
): Promise<ChatMessage> {
  const message = await previewMessage(holder.actor, await compose(holder, input), "guest-chat");
  const { id, name, role } = holder.chatUser;
  return {
    id: message.id,
    chatId: holder.chatUser.chatId,
    senderId: message.senderId,
    chatUser: { id, name, role },
    authorName: name,
    text: input.text,
    attachments: attachmentsOf(message),
    createdAt: message.createdAt,
    updatedAt: message.modifiedAt,
    isEdited: false,
  };
}

/** A guest may write while the chat is open and not over. */
export function requireOpen({ chatUser, isOpen }: ChatUserHolder): void {
  if (chatUser.role === "guest" && !isOpen) {
    throw new DomainError("forbidden", "chat_closed", "This chat is closed.");
  }
}

async function compose(
  holder: ChatUserHolder,
  { text, attachmentIds, localId }: NewChatMessage,
): Promise<NewMessage> {
  requireOpen(holder);
  requireText(text);
  const { chatId } = holder.chatUser;
  const ids = [...new Set(attachmentIds)];
  const [firstId] = ids;
  const said = { roomId: chatId, localId, hasLink: hasLink(text) };
  if (firstId === undefined) return { ...said, type: "text", body: { text } };
  const first = (await findReadableFiles(holder.actor, [firstId])).get(firstId);
  return {
    ...said,
    type: kindOf(first),
    body: { text, fileId: Number(firstId) },
    attachmentIds: ids.length > 1 ? ids : [],
  };
}

/** As the bytes say; what they do not say is a plain file. */
function kindOf(file: StoredFile | undefined): string {
  const [kind = ""] = (file?.sniffedType ?? "").split("/");
  return ["image", "video", "audio"].includes(kind) ? kind : "file";
}

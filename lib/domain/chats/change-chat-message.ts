import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { ChatUserHolder } from "@/lib/domain/chat-users/types";
import type { ChatMessage, ChatReader } from "@/lib/domain/chats/chat-message";
import { getChatMessage } from "@/lib/domain/chats/list-chat-messages";
import { requireOpen } from "@/lib/domain/chats/post-chat-message";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, UserId } from "@/lib/domain/ids";
import { requireText } from "@/lib/domain/messages/body";
import { eraseMessage } from "@/lib/domain/messages/delete-message";
import { requireEditable, rewriteMessage } from "@/lib/domain/messages/edit-message";
import { findMember } from "@/lib/domain/rooms/access";
import { lockRoom } from "@/lib/domain/rooms/lock-room";

/** Who changes a message: a chat user their own, the chat's account any of it. */
export type ChatEditor = { chatUser: ChatUserHolder } | { account: Actor };

/**
 * Changes a message's text.
 *
 * @throws DomainError `not_found`/"message_not_found"; `forbidden`/"not_own", "chat_closed"; `invalid`/
 *   "text_missing", "text_too_long", "not_text", "forwarded"
 * @see contract: guest chat API, "Calls"; in a closed chat guests change nothing that they said (our choice)
 */
export async function editChatMessage(
  reader: ChatReader,
  editor: ChatEditor,
  messageId: MessageId,
  given: string,
): Promise<ChatMessage> {
  await requireMayChange(reader, editor, messageId);
  if ("chatUser" in editor) requireOpen(editor.chatUser);
  const text = requireText(given);
  await inTransaction(async (tx) => {
    const message = await lockMessage(tx, reader, messageId);
    requireEditable(message);
    await rewriteMessage(tx, actorOf(editor), message, { text });
  });
  return getChatMessage(reader, messageId);
}

/**
 * Deletes a message for everybody, as its sender could in the messenger.
 *
 * @throws DomainError `not_found`/"message_not_found"; `forbidden`/"not_own"
 * @see contract: guest chat API, "Calls", "Completed"
 */
export async function deleteChatMessage(
  reader: ChatReader,
  editor: ChatEditor,
  messageId: MessageId,
): Promise<void> {
  await requireMayChange(reader, editor, messageId);
  await inTransaction(async (tx) => {
    const message = await lockMessage(tx, reader, messageId);
    if (message.deletedAt) return;
    const sender = await findMember(tx, message.senderId as UserId, reader.chatId); // a brand is only a name
    await eraseMessage(tx, message, sender);
  });
}

async function requireMayChange(reader: ChatReader, editor: ChatEditor, messageId: MessageId): Promise<void> {
  const { senderId } = await getChatMessage(reader, messageId);
  if ("chatUser" in editor && senderId !== editor.chatUser.actor.userId) {
    throw new DomainError("forbidden", "not_own", "A chat user may change nobody else's message.");
  }
}

/** The room first, as by whoever else changes a message. */
async function lockMessage(tx: Tx, { chatId }: ChatReader, messageId: MessageId) {
  await lockRoom(tx, chatId);
  await tx.$queryRaw`SELECT 1 FROM message WHERE id = ${messageId} FOR NO KEY UPDATE`;
  return tx.message.findUniqueOrThrow({ where: { id: messageId } });
}

function actorOf(editor: ChatEditor): Actor {
  return "chatUser" in editor ? editor.chatUser.actor : editor.account;
}

import { pool } from "@/lib/db/pool";
import type { ChatMessage, ChatReader } from "@/lib/domain/chats/chat-message";
import { CHAT_MESSAGE, type ChatMessageRow, toChatMessage } from "@/lib/domain/chats/chat-message-rows";
import type { Paged, PageRequest } from "@/lib/domain/companies/types";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId } from "@/lib/domain/ids";

/**
 * A page of a chat's messages, newest first: numbered, or what came before a message.
 * Deleted ones and what tells of changes are left out.
 *
 * @param before  a message's id, of this chat or not: ids rise with time
 * @see contract: guest chat API, "Calls", "Completed"
 */
export async function listChatMessages(
  { chatId, readsAbove }: ChatReader,
  { page, perPage, before }: PageRequest & { before?: MessageId },
): Promise<Paged<ChatMessage>> {
  const newest = before ?? NO_BOUND;
  const offset = before === undefined ? (page - 1) * perPage : 0;
  const [{ rows }, { rows: counted }] = await Promise.all([
    pool().query<ChatMessageRow>({
      name: "chat-messages",
      text: `${CHAT_MESSAGE} AND m.id < $3 ORDER BY m.seq DESC LIMIT $4 OFFSET $5`,
      values: [chatId, readsAbove, newest, perPage, offset],
    }),
    pool().query<{ total: number }>({
      name: "chat-message-count",
      text: `SELECT count(*)::int AS total FROM message m
             WHERE m.room_id = $1 AND m.seq > $2 AND m.deleted_at IS NULL AND m.type <> 'system'`,
      values: [chatId, readsAbove],
    }),
  ]);
  return { items: rows.map(toChatMessage), total: counted[0]?.total ?? 0 };
}

const NO_BOUND = 2_147_483_647;

/**
 * One message of a chat.
 *
 * @throws DomainError `not_found`/"message_not_found" for unknown and deleted ones, other chats', and those from
 *   before the reader joined, alike
 */
export async function getChatMessage(reader: ChatReader, messageId: MessageId): Promise<ChatMessage> {
  const message = await findChatMessage(reader, messageId);
  if (!message) throw new DomainError("not_found", "message_not_found", "There is no such message.");
  return message;
}

/** The same, or null. */
export async function findChatMessage(
  { chatId, readsAbove }: ChatReader,
  messageId: MessageId,
): Promise<ChatMessage | null> {
  const { rows } = await pool().query<ChatMessageRow>({
    name: "chat-message",
    text: `${CHAT_MESSAGE} AND m.id = $3`,
    values: [chatId, readsAbove, messageId],
  });
  return rows[0] ? toChatMessage(rows[0]) : null;
}

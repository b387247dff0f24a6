import type { Actor } from "@/lib/domain/actor";
import { asId, type MessageId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import type { Message } from "@/lib/domain/messages/types";

/**
 * Deletes messages one by one; at the first that cannot be, it stops, and those before it stay deleted.
 *
 * @param messageIds as the caller named them
 * @throws DomainError what `deleteMessage` throws
 * @see contract: messenger API 2.17.4
 */
export async function deleteMessages(
  actor: Actor,
  messageIds: number[],
  target: "all" | "user",
): Promise<Message[]> {
  const deleted: Message[] = [];
  for (const id of messageIds) deleted.push(await deleteMessage(actor, asId<MessageId>(id), target));
  return deleted;
}

import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { MessageId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";
import { listReactions } from "@/lib/domain/reactions/list-reactions";
import { listReceipts } from "@/lib/domain/receipts/list-receipts";
import type { Reaction, Receipt } from "@/lib/domain/receipts/types";

/**
 * Who has had a message, who has seen it and how they reacted, by id; removed reactions
 * too. With `isReactionsOnly` the reactions that there are now.
 *
 * @throws DomainError `not_found`/"message_not_found"
 * @see contract: messenger API 2.5.7
 */
export async function listRecords(
  actor: Actor,
  messageId: MessageId,
  { isReactionsOnly }: { isReactionsOnly: boolean },
): Promise<Array<Receipt | Reaction>> {
  await requireMessage(db(), actor, messageId);
  const reactions = (await listReactions(actor, [messageId])).get(messageId) ?? [];
  if (isReactionsOnly) return reactions.filter(({ removedAt }) => removedAt === null);
  return [...(await listReceipts(actor, messageId)), ...reactions].sort((a, b) => a.id - b.id);
}

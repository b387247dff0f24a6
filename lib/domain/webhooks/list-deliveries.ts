import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { MessageId, WebhookId } from "@/lib/domain/ids";
import { requireWebhook } from "@/lib/domain/webhooks/access";
import { type Delivery, TEST_EVENT } from "@/lib/domain/webhooks/types";

const PAGE = 50;

/**
 * What a webhook was told and what came of it, newest first, 50 at a time.
 *
 * @param before  only deliveries with a smaller id
 * @returns `nextCursor`: the `before` of the next page, or null on the last one
 * @throws DomainError as `requireWebhook`
 * @see contract: silent; ours, since a failed delivery must show somewhere
 */
export async function listDeliveries(
  actor: Actor,
  id: WebhookId,
  before?: number,
): Promise<{ deliveries: Delivery[]; nextCursor: bigint | null }> {
  await requireWebhook(db(), actor, id);
  const rows = await db().webhookDelivery.findMany({
    where: { webhookId: id, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  return {
    deliveries: page.map(({ webhookId: _, eventId, messageId, status, ...row }) => ({
      ...row,
      isTest: eventId.startsWith(TEST_EVENT),
      messageId: messageId as MessageId | null, // a brand is only a name for the compiler
      status: status as Delivery["status"], // the column holds nothing but these words
    })),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

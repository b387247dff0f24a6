import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { WebhookId } from "@/lib/domain/ids";
import { requireWebhook } from "@/lib/domain/webhooks/access";
import { toWebhook } from "@/lib/domain/webhooks/rows";
import type { Webhook } from "@/lib/domain/webhooks/types";

/**
 * Stops telling a webhook of new messages, or goes on. What happens while it is paused it is
 * never told; what waited for another attempt then waits until it goes on. Repeating it
 * changes nothing.
 *
 * @throws DomainError as `requireWebhook`
 * @see contract: silent; native
 */
export async function pauseWebhook(actor: Actor, id: WebhookId, isPaused: boolean): Promise<Webhook> {
  const { disabledAt } = await requireWebhook(db(), actor, id);
  const now = new Date();
  const data = { disabledAt: isPaused ? (disabledAt ?? now) : null, modifiedAt: now };
  return toWebhook(await db().webhook.update({ where: { id }, data }));
}

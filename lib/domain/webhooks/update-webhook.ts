import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { WebhookId } from "@/lib/domain/ids";
import { requireWebhook } from "@/lib/domain/webhooks/access";
import { toWebhook } from "@/lib/domain/webhooks/rows";
import type { Webhook } from "@/lib/domain/webhooks/types";
import { requireWebhookUrl } from "@/lib/domain/webhooks/webhook-url";

/**
 * Gives a webhook another address; what it proves itself with stays.
 *
 * @throws DomainError as `requireWebhookUrl`, then as `requireWebhook`
 * @see contract: messenger API 2.12
 */
export async function updateWebhook(actor: Actor, id: WebhookId, url: string): Promise<Webhook> {
  requireWebhookUrl(url);
  await requireWebhook(db(), actor, id);
  return toWebhook(await db().webhook.update({ where: { id }, data: { url, modifiedAt: new Date() } }));
}

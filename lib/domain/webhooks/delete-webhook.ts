import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { WebhookId } from "@/lib/domain/ids";
import { requireWebhook } from "@/lib/domain/webhooks/access";

/**
 * Deletes a webhook with its log; what still waited for it is given up.
 *
 * @throws DomainError as `requireWebhook`
 * @see contract: messenger API 2.12
 */
export async function deleteWebhook(actor: Actor, id: WebhookId): Promise<void> {
  await requireWebhook(db(), actor, id);
  await db().webhook.deleteMany({ where: { id } });
}

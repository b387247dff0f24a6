import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requireKeyAdmin } from "@/lib/domain/api-keys/access";
import type { RoomId } from "@/lib/domain/ids";
import { newProofs, toWebhook } from "@/lib/domain/webhooks/rows";
import type { Webhook } from "@/lib/domain/webhooks/types";
import { requireWebhookUrl } from "@/lib/domain/webhooks/webhook-url";

/**
 * Has an address told of every new message of the room from now on.
 *
 * @throws DomainError as `requireWebhookUrl`, then as `requireKeyAdmin`
 * @see contract: messenger API 2.12
 */
export async function createWebhook(actor: Actor, roomId: RoomId, url: string): Promise<Webhook> {
  requireWebhookUrl(url);
  await requireKeyAdmin(db(), actor, roomId);
  const now = new Date();
  const row = await db().webhook.create({
    data: { roomId, url, ...newProofs(), createdById: actor.userId, createdAt: now, modifiedAt: now },
  });
  return toWebhook(row);
}

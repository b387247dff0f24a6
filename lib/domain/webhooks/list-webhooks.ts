import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requireKeyAdmin } from "@/lib/domain/api-keys/access";
import type { RoomId } from "@/lib/domain/ids";
import { toWebhook } from "@/lib/domain/webhooks/rows";
import type { Webhook } from "@/lib/domain/webhooks/types";

/**
 * A room's webhooks with their secrets, the eldest first.
 *
 * @throws DomainError as `requireKeyAdmin`
 * @see contract: messenger API 2.12
 */
export async function listWebhooks(actor: Actor, roomId: RoomId): Promise<Webhook[]> {
  await requireKeyAdmin(db(), actor, roomId);
  const rows = await db().webhook.findMany({ where: { roomId }, orderBy: { id: "asc" } });
  return rows.map(toWebhook);
}

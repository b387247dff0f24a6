import type { Db } from "@/lib/db/client";
import type { Webhook as WebhookRow } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { requireKeyAdmin } from "@/lib/domain/api-keys/access";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId, WebhookId } from "@/lib/domain/ids";

/**
 * The door to one webhook: whoever may manage the keys of its room.
 *
 * @throws DomainError `not_found`/"webhook_not_found"; `forbidden`/"not_key_admin"
 * @see contract: messenger API 2.12
 */
export async function requireWebhook(db: Db, actor: Actor, id: WebhookId): Promise<WebhookRow> {
  const row = await db.webhook.findUnique({ where: { id } });
  if (!row) throw new DomainError("not_found", "webhook_not_found", "There is no such webhook.");
  await requireKeyAdmin(db, actor, row.roomId as RoomId); // a brand is only a name for the compiler
  return row;
}

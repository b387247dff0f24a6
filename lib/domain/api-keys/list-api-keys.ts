import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requireKeyAdmin } from "@/lib/domain/api-keys/access";
import { toApiKeys } from "@/lib/domain/api-keys/rows";
import type { ApiKey } from "@/lib/domain/api-keys/types";
import type { RoomId } from "@/lib/domain/ids";

/**
 * The room's keys, secrets included, the eldest first.
 *
 * @throws DomainError as `requireKeyAdmin`
 * @see contract: messenger API 2.13
 */
export async function listApiKeys(actor: Actor, roomId: RoomId): Promise<ApiKey[]> {
  await requireKeyAdmin(db(), actor, roomId);
  return toApiKeys(db(), await db().apiKey.findMany({ where: { roomId }, orderBy: { id: "asc" } }));
}

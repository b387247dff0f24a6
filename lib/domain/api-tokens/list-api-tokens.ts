import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { API_TOKEN, toApiToken } from "@/lib/domain/api-tokens/rows";
import type { ApiToken } from "@/lib/domain/api-tokens/types";

/**
 * The actor's tokens, the newest first; expired ones too, until they are revoked.
 *
 * @see contract: native, "Tokens and keys"
 */
export async function listApiTokens(actor: Actor): Promise<ApiToken[]> {
  const rows = await db().apiToken.findMany({
    where: { userId: actor.userId, revokedAt: null },
    orderBy: { id: "desc" },
    select: API_TOKEN,
  });
  return rows.map(toApiToken);
}

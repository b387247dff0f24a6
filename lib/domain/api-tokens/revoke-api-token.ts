import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { tokenNotFound } from "@/lib/domain/api-tokens/access";
import type { ApiTokenId } from "@/lib/domain/ids";

/**
 * Stops a token of the actor's at once.
 *
 * @throws DomainError `not_found`/"token_not_found", also for somebody else's and for one that is revoked
 * @see contract: native, "Tokens and keys"
 */
export async function revokeApiToken(actor: Actor, id: ApiTokenId): Promise<void> {
  const { count } = await db().apiToken.updateMany({
    where: { id, userId: actor.userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw tokenNotFound();
}

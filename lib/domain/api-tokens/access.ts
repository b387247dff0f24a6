import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { ApiTokenId } from "@/lib/domain/ids";

/**
 * The door to a token: it is the actor's and not revoked.
 *
 * @throws DomainError `not_found`/"token_not_found"
 */
export async function requireApiToken(actor: Actor, id: ApiTokenId): Promise<void> {
  const where = { id, userId: actor.userId, revokedAt: null };
  if ((await db().apiToken.count({ where })) === 0) throw tokenNotFound();
}

export function tokenNotFound(): DomainError {
  return new DomainError("not_found", "token_not_found", "There is no such token.");
}

import { hashToken, randomKey } from "@/lib/crypto/secrets";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { API_TOKEN, toApiToken } from "@/lib/domain/api-tokens/rows";
import type { ApiToken, Scope } from "@/lib/domain/api-tokens/types";
import { DomainError } from "@/lib/domain/errors";

/** Enough for every program of a person; a loop that makes tokens ends here. */
const MOST_TOKENS = 100;
const SHOWN_OF_IT = 8;

/**
 * A token by which a program acts as the actor. Its secret is in this answer alone:
 * what is stored is a hash.
 *
 * @param input.expiresAt  null for a token that lasts until it is revoked
 * @throws DomainError `invalid`/"already_expired"; `conflict`/"too_many_tokens";
 *   `forbidden`/"not_signed_in" for a program: a token cannot make another that outlives it
 * @see contract: native, "Tokens and keys"; chat-messages API, "Auth"
 */
export function createApiToken(
  actor: Actor,
  { name, scopes, expiresAt }: { name: string; scopes: Scope[]; expiresAt: Date | null },
): Promise<{ apiToken: ApiToken; token: string }> {
  if (actor.via !== "session" && actor.via !== "device") {
    throw new DomainError("forbidden", "not_signed_in", "Tokens are made by whoever is signed in");
  }
  if (expiresAt && expiresAt.getTime() <= Date.now()) {
    throw new DomainError("invalid", "already_expired", "expiresAt must be in the future");
  }
  return inTransaction(async (tx) => {
    const count = await tx.apiToken.count({ where: { userId: actor.userId, revokedAt: null } });
    if (count >= MOST_TOKENS) {
      const message = `There are ${MOST_TOKENS} tokens already: revoke one that is not used`;
      throw new DomainError("conflict", "too_many_tokens", message);
    }
    const token = `hth_${randomKey(32)}`;
    const row = await tx.apiToken.create({
      data: {
        userId: actor.userId,
        name,
        tokenHash: new Uint8Array(hashToken(token)),
        prefix: token.slice(0, SHOWN_OF_IT),
        scopes: [...new Set(scopes)],
        expiresAt,
      },
      select: API_TOKEN,
    });
    return { apiToken: toApiToken(row), token };
  });
}

import type { WireApiToken } from "@/lib/dialects/spika/schemas/api-token";
import type { ApiToken } from "@/lib/domain/api-tokens/types";

/** Native, "Tokens and keys". */
export function toApiToken(token: ApiToken): WireApiToken {
  return {
    id: token.id,
    name: token.name,
    prefix: token.prefix,
    scopes: token.scopes,
    createdAt: token.createdAt.getTime(),
    lastUsedAt: token.lastUsedAt?.getTime() ?? null,
    expiresAt: token.expiresAt?.getTime() ?? null,
  };
}

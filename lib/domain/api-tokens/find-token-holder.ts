import { hashToken } from "@/lib/crypto/secrets";
import { pool } from "@/lib/db/pool";
import type { Scope, TokenHolder } from "@/lib/domain/api-tokens/types";
import type { ApiTokenId, UserId } from "@/lib/domain/ids";
import { log } from "@/lib/log";

/**
 * Whose token this is; null where it is unknown, expired or revoked, or its owner is
 * gone. Looked up for each call, so that revoking one acts at once. "Last used" is
 * written at most once a minute.
 */
export async function findTokenHolder(token: string): Promise<TokenHolder | null> {
  const { rows } = await pool().query<Row>({
    name: "api-token-holder",
    text: `SELECT t.id, t.user_id, t.scopes,
                  coalesce(t.last_used_at < now() - interval '1 minute', true) AS is_first_use
           FROM api_token t JOIN app_user u ON u.id = t.user_id AND u.deleted_at IS NULL AND u.disabled_at IS NULL
           WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND coalesce(t.expires_at > now(), true)`,
    values: [hashToken(token)],
  });
  const [row] = rows;
  if (!row) return null;
  if (row.is_first_use) await noteUse(row.id);
  return {
    // Brands are only names for the compiler.
    tokenId: row.id as ApiTokenId,
    actor: { userId: row.user_id as UserId, deviceId: null, via: "api-token" },
    scopes: row.scopes,
  };
}

type Row = { id: number; user_id: number; scopes: Scope[]; is_first_use: boolean };

/** After a failure the next call tries again. */
async function noteUse(id: number): Promise<void> {
  await pool()
    .query("UPDATE api_token SET last_used_at = now() WHERE id = $1", [id])
    .catch((error: unknown) => log.warn({ err: error }, "last use of a token not written"));
}

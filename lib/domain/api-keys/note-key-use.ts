import { pool } from "@/lib/db/pool";
import type { ApiKeyId } from "@/lib/domain/ids";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";

const EVERY_MS = 10_000;

/** Keeps "last used" without a write for each post: the keys used since then are written together. */
export function noteKeyUse(id: ApiKeyId): void {
  const used = singleton("used-api-keys", () => new Set<ApiKeyId>());
  if (used.size === 0) setTimeout(() => void writeDown(used), EVERY_MS).unref();
  used.add(id);
}

async function writeDown(used: Set<ApiKeyId>): Promise<void> {
  const ids = [...used];
  used.clear();
  try {
    await pool().query("UPDATE api_key SET last_used_at = now() WHERE id = ANY($1::int[])", [ids]);
  } catch (error) {
    log.warn({ err: error }, "last use of keys not written");
  }
}

import { pool } from "@/lib/db/pool";

/** Whether a key with this hash is in force. */
export async function apiKeyExists(keyHash: Buffer): Promise<boolean> {
  const { rowCount } = await pool().query({
    name: "api-key-exists",
    text: "SELECT 1 FROM api_key WHERE key_hash = $1",
    values: [keyHash],
  });
  return rowCount === 1;
}

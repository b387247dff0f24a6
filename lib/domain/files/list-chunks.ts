import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";

/**
 * The places of the chunks stored so far of a file that is on its way in.
 *
 * @param actor  whose upload; without one, the newest of that name, since the published call asks for no token
 *   and places tell nothing of a file
 * @throws DomainError `not_found`/"upload_not_found" where there is no chunk
 * @see contract: messenger API 2.17.9
 */
export async function listChunks(actor: Actor | null, clientId: string): Promise<number[]> {
  const { rows } = await pool().query<{ place: number }>({
    name: "upload-chunks",
    text: `SELECT place FROM upload_chunk WHERE upload_id = (
             SELECT id FROM upload WHERE client_id = $1 AND ($2::int IS NULL OR user_id = $2)
             ORDER BY modified_at DESC LIMIT 1
           ) ORDER BY place`,
    values: [clientId, actor?.userId ?? null],
  });
  if (rows.length === 0) throw new DomainError("not_found", "upload_not_found", "Not found");
  return rows.map((row) => row.place);
}

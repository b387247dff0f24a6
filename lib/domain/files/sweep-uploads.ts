import { pool } from "@/lib/db/pool";
import { chunkFolder, fileKey } from "@/lib/domain/files/uploads";
import type { FileId } from "@/lib/domain/ids";
import { type Storage, storage } from "@/lib/storage/storage";

const ABANDONED_AFTER_MS = 24 * 3_600_000;

/**
 * Throws away uploads that got no chunk for a day, with their chunks and what was
 * put together of them, unless that became a file.
 *
 * @returns how many
 */
export async function sweepUploads(now = new Date(), store: Storage = storage()): Promise<number> {
  const before = new Date(now.getTime() - ABANDONED_AFTER_MS);
  const { rows } = await pool().query<{ id: number; folder: string; file_id: string; is_file: boolean }>(
    `SELECT u.id, u.folder, u.file_id, f.id IS NOT NULL AS is_file
     FROM upload u LEFT JOIN file f ON f.id = u.file_id
     WHERE u.modified_at < $1 AND (u.assembling_until IS NULL OR u.assembling_until < $2)`,
    [before, now],
  );
  for (const { id, folder, file_id, is_file } of rows) {
    await store.deleteFolder(chunkFolder({ folder }));
    if (!is_file) await store.delete(fileKey(BigInt(file_id) as FileId)); // a brand is only a name for the compiler
    await pool().query("DELETE FROM upload WHERE id = $1 AND modified_at < $2", [id, before]);
  }
  await store.sweep(before);
  return rows.length;
}

import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import {
  chunkKey,
  fileExists,
  openUpload,
  requireSize,
  requireUnused,
  type Upload,
} from "@/lib/domain/files/uploads";
import { limit } from "@/lib/limits/limit";
import { type Storage, storage } from "@/lib/storage/storage";

type Chunk = {
  clientId: string;
  /** From 0; chunks come in any order, and one that comes again replaces the first. */
  place: number;
  bytes: Buffer;
};

const CHUNKS_PER_MINUTE = 12_000;

/**
 * Keeps a piece of a file that is on its way in.
 *
 * @returns the places of all chunks so far, in order
 * @throws DomainError `conflict`/"file_exists", `too_large`/"file_too_large", `rate_limited`
 * @see contract: messenger API 2.3.1, 7; people do not see each other's uploads (our choice)
 */
export async function saveChunk(
  actor: Actor,
  { clientId, place, bytes }: Chunk,
  store: Storage = storage(),
): Promise<number[]> {
  await limit("upload-chunk", String(actor.userId), CHUNKS_PER_MINUTE, 60);
  await requireUnused(actor, clientId);
  const upload = await openUpload(actor.userId, clientId);
  requireSize((await sizeWithout(upload, place)) + bytes.length);
  await store.put(chunkKey(upload, place), piecesOf(bytes));
  const places = await notePlace(upload, place, bytes.length);
  if (places.length > 0) return places;
  // The file became whole while this chunk was on its way.
  await store.delete(chunkKey(upload, place));
  throw fileExists();
}

async function sizeWithout(upload: Upload, place: number): Promise<number> {
  const { rows } = await pool().query<{ size: string }>({
    name: "upload-size-without",
    text: "SELECT coalesce(sum(size), 0) AS size FROM upload_chunk WHERE upload_id = $1 AND place <> $2",
    values: [upload.id, place],
  });
  return Number(rows[0]?.size);
}

/** Empty when the upload is over. */
async function notePlace(upload: Upload, place: number, size: number): Promise<number[]> {
  const { rows } = await pool().query<{ place: number }>({
    name: "upload-note-place",
    text: `WITH open AS (UPDATE upload SET modified_at = now() WHERE id = $1 RETURNING id),
           noted AS (
             INSERT INTO upload_chunk (upload_id, place, size) SELECT id, $2, $3 FROM open
             ON CONFLICT (upload_id, place) DO UPDATE SET size = excluded.size RETURNING place
           )
           SELECT place FROM noted
           UNION SELECT c.place FROM upload_chunk c JOIN open ON open.id = c.upload_id
           ORDER BY place`,
    values: [upload.id, place, size],
  });
  return rows.map((row) => row.place);
}

async function* piecesOf(bytes: Buffer) {
  yield bytes;
}

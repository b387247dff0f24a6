import { pool } from "@/lib/db/pool";
import { KNOWN, loadKnown, type StoredRow, toOutcome, valuesOf } from "@/lib/domain/messages/store-messages";
import type { Post, PostOutcome } from "@/lib/domain/messages/types";

/**
 * What would become of a post: the first part of the statement that stores, which asks
 * who speaks, whether they may, and whether they said it before. Nothing is stored, and
 * a message that would be has the id and seq 0.
 */
export async function previewPost(post: Post): Promise<PostOutcome> {
  const { rows } = await pool().query<StoredRow>({ text: PREVIEW, values: valuesOf([post]) });
  return toOutcome(post, rows[0], await loadKnown(rows.flatMap((row) => row.known_id ?? [])));
}

const PREVIEW = `${KNOWN}
SELECT ord::int, key_id, refusal, known_id, 0 AS id, 0 AS seq, sender_id, r.people_count, '0' AS event_id,
  floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at, false AS is_plain
FROM known LEFT JOIN room r ON r.id = known.room_id`;

import { pool } from "@/lib/db/pool";
import type { RoomId } from "@/lib/domain/ids";

/**
 * The first seq of the room whose message was sent at or after that time, or the one
 * after the last. Times rise with seq and seq has no holes, so halving finds it by some
 * twenty look-ups of the (room, seq) index, and no index by time is needed.
 *
 * @param lastSeq  the room's
 * @param micros  since 1970
 */
export async function findSeqAt(roomId: RoomId, lastSeq: number, micros: number): Promise<number> {
  const { rows } = await pool().query<{ seq: number }>({
    name: "seq-at",
    text: `WITH RECURSIVE asked AS MATERIALIZED (
             SELECT 'epoch'::timestamptz + $3::float8 * interval '1 microsecond' AS at
           ),
           halved (low, high) AS (
             SELECT 1, $2::int + 1
             UNION ALL
             SELECT CASE WHEN m.created_at < asked.at THEN m.seq + 1 ELSE low END,
               CASE WHEN m.created_at < asked.at THEN high ELSE m.seq END
             FROM halved CROSS JOIN asked
             JOIN message m ON m.room_id = $1 AND m.seq = (low + high) / 2
             WHERE low < high
           )
           SELECT max(low) AS seq FROM halved`,
    values: [roomId, lastSeq, micros],
  });
  return rows[0]?.seq ?? 1;
}

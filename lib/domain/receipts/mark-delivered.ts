import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Advance, DomainEvent } from "@/lib/domain/events";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { LONGEST_RUN, takeRecordIds } from "@/lib/domain/receipts/record-ids";
import { handOff } from "@/lib/outbox/relay";

/** A place in a room. */
export type Place = { roomId: RoomId; seq: number };

export type DeliveredNews = Extract<DomainEvent, { type: "receipt.changed" }>;

/**
 * Notes that these messages, in whatever order and rooms, have reached the member:
 * one statement for as many as a client sends. What was delivered before, and what was
 * said before they joined, changes nothing and announces nothing.
 *
 * @returns one event for each room in which something was new
 * @see contract: messenger API 2.5.8
 */
export async function markDelivered(userId: UserId, places: Place[]): Promise<DeliveredNews[]> {
  const news: DeliveredNews[] = [];
  for (let start = 0; start < places.length; start += LONGEST_RUN) {
    news.push(...(await markSome(userId, places.slice(start, start + LONGEST_RUN))));
  }
  return news;
}

async function markSome(userId: UserId, places: Place[]): Promise<DeliveredNews[]> {
  const firstRecordId = await takeRecordIds(db(), places.length);
  const { rows } = await pool().query<{ id: string; payload: DeliveredNews }>({
    name: "mark-delivered",
    text: STATEMENT,
    values: [userId, places.map(({ roomId }) => roomId), places.map(({ seq }) => seq), firstRecordId],
  });
  handOff(rows.map(({ id, payload }) => ({ id, event: payload })));
  return rows.map(({ payload }) => payload);
}

/** Which of these messages of one room have not been noted as delivered to the member yet. */
export async function findUndelivered(userId: UserId, roomId: RoomId, seqs: number[]): Promise<number[]> {
  if (seqs.length === 0) return [];
  const { rows } = await pool().query<{ seq: number }>({
    name: "undelivered",
    text: `SELECT seq FROM member m, unnest($3::int[]) AS seq
           WHERE m.room_id = $2 AND m.user_id = $1
             AND seq > m.delivered_seq AND NOT m.delivered @> seq::bigint`,
    values: [userId, roomId, seqs],
  });
  return rows.map(({ seq }) => seq);
}

/** What an event tells of one message; null where it tells nothing of it. */
export function advanceOver(news: DeliveredNews | undefined, seq: number): Advance | null {
  return news?.advances.find(({ fromSeq, toSeq }) => fromSeq < seq && seq <= toSeq) ?? null;
}

/** So many messages before the newest of them. */
const OWN_LOOKED_AT = 200;

// By hand, since Prisma knows no multiranges. flagged: what the client named, in whole
// ranges. own: what the member said meanwhile, which has its receipts already and would
// leave holes in the set. mine: the member's rows, locked in the order of their rooms
// and as they are once locked. fresh: what is new of it. marked: a set that touches the high-water mark
// raises it, so that the set stays small. logged: one row for each range, with ids cut
// from the run that the caller took.
const STATEMENT = `
WITH flagged AS MATERIALIZED (
  SELECT room_id, range_agg(int8range(seq, seq, '[]')) AS seqs
  FROM unnest($2::int[], $3::int[]) AS f(room_id, seq) GROUP BY room_id
),
own AS MATERIALIZED (
  SELECT m.room_id, range_agg(int8range(m.seq, m.seq, '[]')) AS seqs
  FROM flagged f JOIN message m ON m.room_id = f.room_id
    AND m.seq < upper(f.seqs) AND m.seq >= upper(f.seqs) - ${OWN_LOOKED_AT}
  WHERE m.sender_id = $1 AND m.type <> 'system' GROUP BY m.room_id
),
mine AS MATERIALIZED (
  SELECT m.room_id, m.seen_seq, m.delivered_seq, m.delivered, f.seqs, coalesce(own.seqs, '{}') AS own_seqs
  FROM member m JOIN flagged f ON f.room_id = m.room_id LEFT JOIN own ON own.room_id = f.room_id
  WHERE m.user_id = $1 ORDER BY m.room_id FOR NO KEY UPDATE OF m
),
fresh AS MATERIALIZED (
  SELECT room_id, seen_seq, delivered_seq, beyond.seqs - delivered AS added,
    delivered + beyond.seqs + own_seqs * beyond.all_seqs AS whole
  FROM mine, LATERAL (
    SELECT all_seqs, mine.seqs * all_seqs AS seqs
    FROM (SELECT int8multirange(int8range(mine.delivered_seq + 1, NULL)) AS all_seqs) mark
  ) beyond
  WHERE NOT isempty(beyond.seqs - delivered)
),
marked AS MATERIALIZED (
  SELECT fresh.*, coalesce(touching.upto, delivered_seq) AS upto,
    date_trunc('milliseconds', clock_timestamp()) AS at
  FROM fresh LEFT JOIN LATERAL (
    SELECT upper(r)::int - 1 AS upto FROM unnest(fresh.whole) AS r WHERE lower(r) = fresh.delivered_seq + 1
  ) touching ON true
),
raised AS (
  UPDATE member m
  SET delivered_seq = k.upto, delivered = k.whole * int8multirange(int8range(k.upto + 1, NULL))
  FROM marked k WHERE m.room_id = k.room_id AND m.user_id = $1
),
advance AS MATERIALIZED (
  SELECT room_id, at, lower(r)::int - 1 AS from_seq, upper(r)::int - 1 AS to_seq,
    $4::int + 2 * coalesce(sum(upper(r) - lower(r)) OVER (
      ORDER BY room_id, lower(r) ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0)::int AS first_record_id
  FROM marked, unnest(added) AS r
),
logged AS (
  INSERT INTO receipt (room_id, user_id, kind, from_seq, to_seq, first_record_id, at)
  SELECT room_id, $1, 'delivered', from_seq, to_seq, first_record_id, at FROM advance
)
INSERT INTO outbox (type, room_id, payload)
SELECT 'receipt.changed', room_id, jsonb_build_object(
  'type', 'receipt.changed', 'roomId', room_id, 'userId', $1, 'seenSeq', seen_seq, 'deliveredSeq', upto,
  'at', (extract(epoch FROM at) * 1000)::bigint,
  'advances', (
    SELECT jsonb_agg(jsonb_build_object('kind', 'delivered', 'fromSeq', a.from_seq, 'toSeq', a.to_seq,
      'firstRecordId', a.first_record_id) ORDER BY a.from_seq)
    FROM advance a WHERE a.room_id = marked.room_id))
FROM marked ORDER BY room_id
RETURNING id::text, payload
`;

import { writerPool } from "@/lib/db/pool";
import type { ApiKeyId } from "@/lib/domain/ids";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Post, PostOutcome, PostRefusal } from "@/lib/domain/messages/types";

/**
 * Stores a batch of posts by one statement, in the order given, and answers for
 * each in that order. Access, idempotency, seq, counters and the outbox row are
 * all in the statement, so that a post costs one round trip and commits whole.
 *
 * Written by hand because it is the hottest statement there is, and Prisma has no
 * way to say it (docs/benchmarks.md has the numbers).
 *
 * @throws the database's error; a caller with several posts tries them one by one
 */
export async function storeMessages(posts: Post[]): Promise<PostOutcome[]> {
  const { rows } = await writerPool().query<StoredRow>({
    name: "store-messages",
    text: STATEMENT,
    values: [
      posts.map((post) => post.roomId),
      posts.map((post) => ("userId" in post.sender ? post.sender.userId : null)),
      posts.map((post) => ("userId" in post.sender ? post.sender.deviceId : null)),
      posts.map((post) => ("keyHash" in post.sender ? post.sender.keyHash : null)),
      posts.map((post) => post.type),
      posts.map((post) => JSON.stringify(post.body)),
      posts.map((post) => post.localId),
      posts.map((post) => post.replyToId),
      posts.map((post) => post.threadRootId),
      posts.map((post) => post.alsoInRoom),
      posts.map((post) => post.isForwarded),
      posts.map((post) => post.hasLink),
      posts.map((post) => post.source),
    ],
  });
  return rows.map(toOutcome);
}

type StoredRow = MessageRow & {
  refusal: PostRefusal | null;
  is_new: boolean;
  key_id: number | null;
  event_id: string | null;
};

function toOutcome(row: StoredRow): PostOutcome {
  if (row.refusal) return { ok: false, reason: row.refusal };
  return {
    ok: true,
    message: toMessage(row),
    isNew: row.is_new,
    apiKeyId: row.key_id as ApiKeyId | null, // a brand is only a name for the compiler
    eventId: row.event_id,
  };
}

// known: who speaks, and whether they may. first: of several posts with one localId
// the earliest. locked: room rows are locked in the order of their ids, so that two
// processes storing batches cannot wait for each other. bumped: one raise of
// last_seq per room; its row lock makes seq order the commit order. stored: seq
// and time rise together, a microsecond apart at least, so that paging by either
// gives the same order. An old message is looked up in the statement's snapshot:
// when another process stores the same localId at this very moment, the unique
// index refuses the batch, and the retry finds the message.
const STATEMENT = `
WITH post AS MATERIALIZED (
  SELECT * FROM unnest(
    $1::int[], $2::int[], $3::int[], $4::bytea[], $5::text[], $6::text[], $7::text[],
    $8::int[], $9::int[], $10::bool[], $11::bool[], $12::bool[], $13::text[]
  ) WITH ORDINALITY AS p(room_id, user_id, device_id, key_hash, type, body, local_id,
    reply_to_id, thread_root_id, also_in_room, is_forwarded, has_link, source, ord)
),
known AS MATERIALIZED (
  SELECT p.*, k.id AS key_id, coalesce(k.user_id, p.user_id) AS sender_id, r.people_count, r.type AS room_type,
    p.type <> 'system' AND (p.thread_root_id IS NULL OR p.also_in_room) AS counts,
    CASE
      WHEN p.key_hash IS NOT NULL AND k.id IS NULL THEN 'unknown_key'
      WHEN k.room_id <> p.room_id THEN 'wrong_room'
      WHEN m.user_id IS NULL THEN 'not_member'
      WHEN r.deleted_at IS NOT NULL THEN 'room_deleted'
      WHEN r.type = 'private' AND EXISTS (
        SELECT 1 FROM member other JOIN block b ON b.blocked_id = other.user_id
        WHERE other.room_id = r.id AND b.user_id = m.user_id
      ) THEN 'room_blocked'
    END AS refusal
  FROM post p
  LEFT JOIN api_key k ON k.key_hash = p.key_hash
  LEFT JOIN room r ON r.id = p.room_id
  LEFT JOIN member m ON m.room_id = p.room_id AND m.user_id = coalesce(k.user_id, p.user_id)
),
first AS MATERIALIZED (
  SELECT DISTINCT ON (room_id, sender_id, local_id) ord, room_id, sender_id, local_id
  FROM known WHERE refusal IS NULL
  ORDER BY room_id, sender_id, local_id, ord
),
fresh AS MATERIALIZED (
  SELECT k.*, row_number() OVER (PARTITION BY k.room_id ORDER BY k.ord) AS place
  FROM first f JOIN known k ON k.ord = f.ord
  WHERE NOT EXISTS (
    SELECT 1 FROM message m
    WHERE m.room_id = f.room_id AND m.sender_id = f.sender_id AND m.local_id = f.local_id
  )
),
wanted AS MATERIALIZED (
  SELECT room_id, count(*)::int AS posts, count(*) FILTER (WHERE counts)::int AS counted
  FROM fresh GROUP BY room_id
),
locked AS MATERIALIZED (
  SELECT id FROM room WHERE id IN (SELECT room_id FROM wanted) ORDER BY id FOR NO KEY UPDATE
),
bumped AS (
  UPDATE room r
  SET last_seq = r.last_seq + w.posts,
      counted_total = r.counted_total + w.counted,
      last_message_at = greatest(clock_timestamp(), r.last_message_at) + w.posts * interval '1 microsecond'
  FROM wanted w JOIN locked l ON l.id = w.room_id
  WHERE r.id = w.room_id
  RETURNING r.id, r.last_seq - w.posts AS base_seq,
    r.last_message_at - w.posts * interval '1 microsecond' AS base_time
),
stored AS (
  INSERT INTO message (room_id, seq, sender_id, device_id, local_id, type, body, reply_to_id,
    thread_root_id, also_in_room, member_count, is_forwarded, has_link, source, api_key_id,
    created_at, modified_at)
  SELECT f.room_id, b.base_seq + f.place, f.sender_id, f.device_id, f.local_id, f.type, f.body::jsonb,
    f.reply_to_id, f.thread_root_id, f.also_in_room, f.people_count, f.is_forwarded, f.has_link,
    f.source, f.key_id,
    b.base_time + f.place * interval '1 microsecond', b.base_time + f.place * interval '1 microsecond'
  FROM fresh f JOIN bumped b ON b.id = f.room_id
  ORDER BY f.ord
  RETURNING ${MESSAGE_COLUMNS}
),
announced AS (
  INSERT INTO outbox (type, room_id, payload)
  SELECT 'message.created', s.room_id, jsonb_build_object(
    'type', 'message.created', 'roomId', s.room_id, 'messageId', s.id, 'seq', s.seq)
  FROM stored s ORDER BY s.id
  RETURNING id, room_id, (payload->>'messageId')::int AS message_id
),
-- Never unread: a sender's own messages (bots read nothing), and to whoever has
-- blocked the sender in their private room what that one says.
never_unread AS (
  UPDATE member m SET read_total = m.read_total + n.posts
  FROM (
    SELECT room_id, user_id, count(*)::int AS posts FROM (
      SELECT room_id, sender_id AS user_id FROM fresh WHERE counts AND key_id IS NULL
      UNION ALL
      SELECT f.room_id, b.user_id FROM fresh f JOIN block b ON b.blocked_id = f.sender_id
      WHERE f.counts AND f.room_type = 'private'
    ) each GROUP BY room_id, user_id
  ) n
  WHERE m.room_id = n.room_id AND m.user_id = n.user_id
),
threads AS (
  UPDATE message root SET reply_count = root.reply_count + t.n, last_reply_at = date_trunc('milliseconds', t.at)
  FROM (
    SELECT thread_root_id, count(*)::int AS n, max(created_at) AS at FROM stored
    WHERE thread_root_id IS NOT NULL GROUP BY thread_root_id
  ) t
  WHERE root.id = t.thread_root_id
),
known_before AS (
  SELECT ${MESSAGE_COLUMNS} FROM message m
  WHERE EXISTS (
    SELECT 1 FROM first f
    WHERE f.room_id = m.room_id AND f.sender_id = m.sender_id AND f.local_id = m.local_id
  )
),
found AS (
  SELECT s.*, true AS stored_now FROM stored s
  UNION ALL
  SELECT b.*, false FROM known_before b
)
SELECT k.refusal, k.key_id, found.*, a.id::text AS event_id,
  coalesce(found.stored_now AND f.ord = k.ord, false) AS is_new
FROM known k
LEFT JOIN found ON k.refusal IS NULL AND found.room_id = k.room_id
  AND found.sender_id = k.sender_id AND found.local_id = k.local_id
LEFT JOIN first f ON f.ord = k.ord
LEFT JOIN announced a ON a.message_id = found.id AND f.ord = k.ord
ORDER BY k.ord
`;

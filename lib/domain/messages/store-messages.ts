import type { Pool, PoolClient } from "pg";
import { pool, writerPool } from "@/lib/db/pool";
import type { ApiKeyId, MessageId, UserId } from "@/lib/domain/ids";
import { speaksTo, storeWithMentions } from "@/lib/domain/mentions/store-with-mentions";
import { fileIdsOf } from "@/lib/domain/messages/file-ids";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message, Post, PostOutcome, PostRefusal } from "@/lib/domain/messages/types";

/**
 * Stores a batch of posts by one statement, in the order given, and answers for
 * each in that order. Access, idempotency, seq, counters and the outbox row are
 * all in the statement, so that a post costs one round trip and commits whole.
 *
 * Written by hand because it is the hottest statement there is, and Prisma has no
 * way to say it (docs/benchmarks.md has the numbers).
 *
 * @param posts no two of one sender with the same localId in the same room
 * @throws the database's error; a caller with several posts tries them one by one
 */
export async function storeMessages(posts: Post[]): Promise<PostOutcome[]> {
  return posts.some(speaksTo) ? storeWithMentions(writerPool(), posts, insert) : insert(writerPool(), posts);
}

async function insert(where: Pool | PoolClient, posts: Post[]): Promise<PostOutcome[]> {
  const carried = posts.flatMap((post, index) =>
    fileIdsOf(post).map((fileId) => ({ ord: index + 1, fileId })),
  );
  const isAnyReply = posts.some((post) => post.threadRootId !== null);
  const statement = STORE[`${isAnyReply ? "replies" : "posts"}${carried.length > 0 ? "-with-files" : ""}`];
  const { rows } = await where.query<StoredRow>({
    ...statement,
    values: [
      ...valuesOf(posts),
      ...(carried.length > 0 ? [carried.map(({ ord }) => ord), carried.map(({ fileId }) => fileId)] : []),
    ],
  });
  const known = await loadKnown(rows.flatMap((row) => row.known_id ?? []));
  const byPlace: StoredRow[] = [];
  for (const row of rows) byPlace[row.ord - 1] = row;
  return posts.map((post, index) => toOutcome(post, byPlace[index], known));
}

/** The parameters of `KNOWN`: a list for each column of the posts. */
export function valuesOf(posts: Post[]): unknown[][] {
  return [
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
    posts.map((post) => post.session ?? null),
    posts.map((post) => post.statedAt ?? null),
  ];
}

export type StoredRow = {
  /** The post's place in the batch, from 1. */
  ord: number;
  key_id: number | null;
  refusal: PostRefusal | null;
  /** The message that had the sender's localId before; with it and with a refusal, the rest is null. */
  known_id: number | null;
  id: number;
  seq: number;
  sender_id: number;
  people_count: number;
  event_id: string;
  /** Milliseconds since 1970. */
  at: number;
  is_plain: boolean;
};

export function toOutcome(post: Post, row: StoredRow | undefined, known: Map<number, Message>): PostOutcome {
  if (!row) throw new Error("a post has no outcome");
  if (row.refusal) return { ok: false, reason: row.refusal };
  const apiKeyId = row.key_id as ApiKeyId | null; // a brand is only a name for the compiler
  if (row.known_id === null) {
    return {
      ok: true,
      message: toStored(post, row),
      isNew: true,
      apiKeyId,
      eventId: row.event_id,
      isPlain: row.is_plain,
    };
  }
  const message = known.get(row.known_id);
  if (!message) throw new Error("a known message has gone");
  return { ok: true, message, isNew: false, apiKeyId, eventId: null, isPlain: false };
}

/** The message as it was stored: only what the database decided travels back. */
function toStored(post: Post, row: StoredRow): Message {
  const at = new Date(row.at);
  return {
    id: row.id as MessageId, // as above
    roomId: post.roomId,
    seq: row.seq,
    senderId: row.sender_id as UserId,
    type: post.type,
    body: post.body,
    localId: post.localId,
    replyToId: post.replyToId,
    threadRootId: post.threadRootId,
    alsoInRoom: post.alsoInRoom,
    replyCount: 0,
    lastReplyAt: null,
    memberCount: row.people_count,
    deliveredCount: 0,
    seenCount: 0,
    isForwarded: post.isForwarded,
    hasLink: post.hasLink,
    source: post.source,
    createdAt: at,
    modifiedAt: at,
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    mentions: post.mentions ?? [],
  };
}

export async function loadKnown(ids: number[]): Promise<Map<number, Message>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool().query<MessageRow>({
    name: "known-messages",
    text: `SELECT ${MESSAGE_COLUMNS} FROM message WHERE id = ANY($1::int[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, toMessage(row)]));
}

// known: who speaks, whether they may, and whether they said it before. locked: room
// rows are locked in the order of their ids, so that two processes storing batches
// cannot wait for each other. bumped: one raise of last_seq per room; its row lock
// makes seq order the commit order, and the people counted are all who will have it.
// numbered: ids are drawn under that lock, so they rise with seq; seq and time rise
// together, a microsecond apart at least, so that paging by either gives the same
// order. is_plain spares whoever announces the message three questions. A message said before is looked up in the statement's snapshot: when another
// process stores the same localId at this very moment, the unique index refuses the
// batch, and the retry finds the message.
export const KNOWN = `
WITH post AS MATERIALIZED (
  SELECT * FROM unnest(
    $1::int[], $2::int[], $3::int[], $4::bytea[], $5::text[], $6::text[], $7::text[],
    $8::int[], $9::int[], $10::bool[], $11::bool[], $12::bool[], $13::text[], $14::text[],
    $15::timestamptz[]
  ) WITH ORDINALITY AS p(room_id, user_id, device_id, key_hash, type, body, local_id,
    reply_to_id, thread_root_id, also_in_room, is_forwarded, has_link, source, session, stated_at, ord)
),
known AS MATERIALIZED (
  SELECT p.*, k.id AS key_id, m.user_id AS sender_id, r.type AS room_type, r.company_id,
    p.type <> 'system' AND (p.thread_root_id IS NULL OR p.also_in_room) AS counts,
    (
      SELECT before.id FROM message before
      WHERE before.room_id = p.room_id AND before.sender_id = m.user_id AND before.local_id = p.local_id
    ) AS known_id,
    CASE
      WHEN p.key_hash IS NOT NULL AND k.id IS NULL THEN 'unknown_key'
      WHEN k.room_id <> p.room_id THEN 'wrong_room'
      WHEN m.user_id IS NULL THEN 'not_member'
      WHEN r.deleted_at IS NOT NULL THEN 'room_deleted'
      WHEN r.archived_at IS NOT NULL THEN 'room_archived'
      WHEN r.type = 'private' AND EXISTS (
        SELECT 1 FROM member other JOIN block b ON b.blocked_id = other.user_id
        WHERE other.room_id = r.id AND b.user_id = m.user_id
      ) THEN 'room_blocked'
    END AS refusal
  FROM post p
  LEFT JOIN api_key k ON k.key_hash = p.key_hash
  LEFT JOIN room r ON r.id = p.room_id
  LEFT JOIN member m ON m.room_id = p.room_id AND m.user_id = coalesce(k.user_id, p.user_id)
)`;

const STATEMENT = (more: string) => `${KNOWN},
fresh AS MATERIALIZED (
  SELECT known.*, row_number() OVER (PARTITION BY room_id ORDER BY ord) AS place
  FROM known WHERE refusal IS NULL AND known_id IS NULL
),
wanted AS MATERIALIZED (
  SELECT room_id, count(*)::int AS posts, count(*) FILTER (WHERE counts)::int AS counted
  FROM fresh GROUP BY room_id
),
locked AS MATERIALIZED (
  SELECT r.id, w.posts, w.counted FROM room r JOIN wanted w ON w.room_id = r.id
  ORDER BY r.id FOR NO KEY UPDATE OF r
),
bumped AS (
  UPDATE room r
  SET last_seq = r.last_seq + l.posts,
      counted_total = r.counted_total + l.counted,
      last_message_at = greatest(clock_timestamp(), r.last_message_at) + l.posts * interval '1 microsecond'
  FROM locked l WHERE r.id = l.id
  RETURNING r.id, r.last_seq - l.posts AS base_seq,
    r.last_message_at - l.posts * interval '1 microsecond' AS base_time, r.people_count
),
numbered AS MATERIALIZED (
  SELECT f.*, b.people_count, b.base_seq + f.place AS seq, b.base_time + f.place * interval '1 microsecond' AS at,
    nextval('message_id_seq')::int AS id, nextval('outbox_id_seq') AS event_id,
    f.company_id IS NULL AND NOT EXISTS (SELECT 1 FROM webhook w WHERE w.room_id = f.room_id)
      AND (f.room_type <> 'private' OR NOT EXISTS (
        SELECT 1 FROM block b WHERE b.user_id = f.sender_id OR b.blocked_id = f.sender_id)) AS is_plain
  FROM fresh f JOIN bumped b ON b.id = f.room_id
  ORDER BY f.ord
),
stored AS (
  INSERT INTO message (id, room_id, seq, sender_id, device_id, local_id, type, body, reply_to_id,
    thread_root_id, also_in_room, member_count, is_forwarded, has_link, source, session,
    stated_at, api_key_id, created_at, modified_at)
  SELECT id, room_id, seq, sender_id, device_id, local_id, type, body::jsonb, reply_to_id,
    thread_root_id, also_in_room, people_count, is_forwarded, has_link, source, session,
    stated_at, key_id, at, at
  FROM numbered
),
announced AS (
  INSERT INTO outbox (id, type, room_id, payload)
  SELECT event_id, 'message.created', room_id, jsonb_build_object(
    'type', 'message.created', 'roomId', room_id, 'messageId', id, 'seq', seq)
  FROM numbered
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
)${more}
SELECT ord::int, key_id, NULL AS refusal, NULL::int AS known_id, id, seq::int, sender_id, people_count,
  event_id, (extract(epoch FROM at) * 1000)::float8 AS at, is_plain
FROM numbered
UNION ALL
SELECT ord::int, key_id, refusal, known_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM known WHERE refusal IS NOT NULL OR known_id IS NOT NULL
`;

// The roots are named as an array, which only the index can look up: as a join, the plan
// of a young database would read all messages to find them.
//
// Whoever replies follows the thread, from there on where they had stopped; and so does the
// root's author, unless they stopped before. A program follows nothing. Room rows are
// locked by then, so two batches cannot meet here.
const REPLIES = `,
threads AS (
  UPDATE message root SET reply_count = root.reply_count + t.n, last_reply_at = date_trunc('milliseconds', t.at)
  FROM (
    SELECT thread_root_id, count(*)::int AS n, max(at) AS at FROM numbered
    WHERE thread_root_id IS NOT NULL GROUP BY thread_root_id
  ) t
  WHERE root.id = t.thread_root_id AND root.id = ANY (ARRAY(SELECT thread_root_id FROM numbered))
),
repliers AS (
  INSERT INTO thread_member (root_id, user_id, room_id, seen_seq)
  SELECT thread_root_id, sender_id, room_id, max(seq) FROM numbered
  WHERE thread_root_id IS NOT NULL AND key_id IS NULL GROUP BY thread_root_id, sender_id, room_id
  ON CONFLICT (root_id, user_id) DO UPDATE SET is_following = true,
    seen_seq = CASE WHEN thread_member.is_following THEN thread_member.seen_seq ELSE excluded.seen_seq END
),
authors AS (
  INSERT INTO thread_member (root_id, user_id, room_id, seen_seq)
  SELECT root.id, root.sender_id, root.room_id, root.seq FROM message root
  WHERE root.id = ANY (ARRAY(SELECT thread_root_id FROM numbered)) AND root.api_key_id IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM numbered n
      WHERE n.thread_root_id = root.id AND n.sender_id = root.sender_id AND n.key_id IS NULL)
  ON CONFLICT (root_id, user_id) DO NOTHING
)`;

/** Whoever may read a message may read its files. */
const ATTACHED = `,
attached AS (
  INSERT INTO attachment (message_id, file_id, room_id)
  SELECT n.id, carried.file_id, n.room_id
  FROM unnest($16::int[], $17::bigint[]) AS carried(ord, file_id) JOIN numbered n ON n.ord = carried.ord
)`;

// A statement for each, so that a text in a room pays for neither.
const STORE = {
  posts: { name: "store-messages", text: STATEMENT("") },
  "posts-with-files": { name: "store-messages-with-files", text: STATEMENT(ATTACHED) },
  replies: { name: "store-replies", text: STATEMENT(REPLIES) },
  "replies-with-files": { name: "store-replies-with-files", text: STATEMENT(REPLIES + ATTACHED) },
} as const;

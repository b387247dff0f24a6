import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { roomFacet } from "@/lib/domain/search/facets";
import { fold, foldSql } from "@/lib/domain/search/fold";
import { isEmptyQuery, parseQuery, type SearchQuery } from "@/lib/domain/search/parse-query";
import { quoted, SEARCHES_PER_MINUTE } from "@/lib/domain/search/search-room";
import { keywordTokens } from "@/lib/domain/search/tokens";
import { limit as takePoint } from "@/lib/limits/limit";

export type FoundMessage = {
  id: MessageId;
  roomId: RoomId;
  seq: number;
  threadRootId: MessageId | null;
  alsoInRoom: boolean;
  type: string;
  /** Plain; whoever shows it marks what was looked for. */
  text: string;
  senderId: UserId;
  senderName: string | null;
  createdAt: Date;
};

type Input = {
  text: string;
  /** Only in this room. */
  roomId?: RoomId;
  /** A message's id; the page begins after it. */
  cursor?: MessageId;
  limit: number;
  utcOffset?: number;
};

/** So far back a room is read for what nobody has indexed yet. */
const MOST_UNINDEXED = 2_000;
const NO_BOUND = 2_147_483_647;

/**
 * What was said in any of the actor's rooms that has all the words and passes the
 * filters (see `parseQuery`), newest first. Rooms that are deleted are left out, and
 * what the actor may not read: from before they joined, deleted, blocked.
 *
 * @throws DomainError `invalid`/"keyword_missing" when nothing is asked for; `rate_limited`
 * @see contract: native; the published API searches one room at a time (`searchRoom`)
 */
export async function searchMessages(
  actor: Actor,
  { text, roomId, cursor = NO_BOUND as MessageId, limit, utcOffset }: Input,
): Promise<{ messages: FoundMessage[]; nextCursor: MessageId | null }> {
  await takePoint("search", String(actor.userId), SEARCHES_PER_MINUTE, 60);
  const query = parseQuery(text, utcOffset);
  if (isEmptyQuery(query)) throw new DomainError("invalid", "keyword_missing", "Keyword required");
  const rooms = await listRooms(actor, query, roomId);
  if (rooms.length === 0) return { messages: [], nextCursor: null };

  const search = { actor, query, rooms, cursor, limit: limit + 1 };
  const found = query.terms.length === 0 ? await match(search, EVERY) : await matchWords(search);
  const messages = found.slice(0, limit);
  return { messages, nextCursor: found.length > limit ? (messages.at(-1)?.id ?? null) : null };
}

type Room = { id: RoomId; type: string; bottom: number };
type Search = { actor: Actor; query: SearchQuery; rooms: Room[]; cursor: MessageId; limit: number };

async function listRooms(actor: Actor, query: SearchQuery, roomId: RoomId | undefined): Promise<Room[]> {
  const { rows } = await pool().query<Room & { name: string }>({
    name: "search-rooms",
    text: `SELECT r.id, r.type, CASE WHEN r.visibility = 'public' THEN 0 ELSE me.join_seq END AS bottom,
             CASE WHEN r.type = 'private' THEN coalesce((
               SELECT string_agg(coalesce(u.display_name, ''), ' ') FROM member other
               JOIN app_user u ON u.id = other.user_id
               WHERE other.room_id = r.id AND other.user_id <> $1), '') ELSE r.name END AS name
           FROM member me JOIN room r ON r.id = me.room_id
           WHERE me.user_id = $1 AND r.deleted_at IS NULL AND ($2::int IS NULL OR r.id = $2)`,
    values: [actor.userId, roomId ?? null],
  });
  if (query.in.length === 0) return rows;
  return rows.filter(({ name }) => query.in.some((wanted) => fold(name).includes(wanted)));
}

/** The index, and besides it what has not come into it yet. */
async function matchWords(search: Search): Promise<FoundMessage[]> {
  const [indexed, fresh] = await Promise.all([match(search, INDEXED), match(search, UNINDEXED)]);
  const found = new Map([...indexed, ...fresh].map((message) => [message.id, message]));
  return [...found.values()].sort((a, b) => b.id - a.id).slice(0, search.limit);
}

// Where candidates come from: each joins `mine` (id, type, bottom) and yields `m`.
const EVERY = "mine JOIN message m ON m.room_id = mine.id";
const INDEXED = `message_search s JOIN message m ON m.id = s.message_id AND s.words @@ $12::tsquery
  JOIN mine ON mine.id = m.room_id`;
const UNINDEXED = `mine JOIN room r ON r.id = mine.id LEFT JOIN search_mark k ON k.room_id = mine.id
  JOIN message m ON m.room_id = mine.id
    AND m.seq > greatest(coalesce(k.seq, 0), r.last_seq - ${MOST_UNINDEXED})`;

// `has_link` is what the sender's client said; few say it.
const IS_MATCH = `m.id < $6 AND m.seq > mine.bottom AND m.type <> 'system' AND m.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = $4 AND h.message_id = m.id)
  AND NOT (mine.type = 'private'
    AND ${isFromBlocked({ roomId: "m.room_id", authorId: "m.sender_id", viewerId: "$4" })})
  AND (cardinality($8::text[]) = 0 OR EXISTS (
    SELECT 1 FROM unnest($8::text[]) AS wanted (name)
    WHERE wanted.name = 'me' AND m.sender_id = $4
      OR strpos(${foldSql("coalesce(u.display_name, '')")}, wanted.name) > 0))
  AND ('link' <> ALL ($9::text[]) OR m.has_link OR m.body->>'text' ~* 'https?://[^[:space:]]')
  AND ('image' <> ALL ($9::text[]) OR m.type = 'image')
  AND ('file' <> ALL ($9::text[]) OR m.type = ANY ('{file,image,video,audio}'::text[]))
  AND ($10::timestamptz IS NULL OR m.created_at >= $10)
  AND ($11::timestamptz IS NULL OR m.created_at < $11)
  AND NOT EXISTS (
    SELECT 1 FROM unnest($7::text[]) AS wanted (term)
    WHERE strpos(${foldSql("coalesce(m.body->>'text', '')")}, wanted.term) = 0)`;

async function match(search: Search, source: string): Promise<FoundMessage[]> {
  const { actor, query, rooms, cursor, limit } = search;
  const isIndexed = source === INDEXED;
  // Not named: what is cheapest depends on the words.
  const { rows } = await pool().query<FoundMessage>(
    `WITH mine AS MATERIALIZED (
       SELECT * FROM unnest($1::int[], $2::text[], $3::int[]) AS mine (id, type, bottom)
     )
     SELECT m.id, m.room_id AS "roomId", m.seq, m.thread_root_id AS "threadRootId",
       m.also_in_room AS "alsoInRoom", m.type, coalesce(m.body->>'text', '') AS text,
       m.sender_id AS "senderId", u.display_name AS "senderName", m.created_at AS "createdAt"
     FROM ${source} JOIN app_user u ON u.id = m.sender_id
     WHERE ${IS_MATCH} ORDER BY m.id DESC LIMIT $5`,
    [
      rooms.map(({ id }) => id),
      rooms.map(({ type }) => type),
      rooms.map(({ bottom }) => bottom),
      actor.userId,
      limit,
      cursor,
      query.terms,
      query.from,
      query.has,
      query.after,
      query.before,
      ...(isIndexed ? [tsqueryOf(query.terms, rooms)] : []),
    ],
  );
  return rows;
}

/** The rooms' messages that have every part of every word; the texts themselves then decide. */
function tsqueryOf(terms: string[], rooms: Room[]): string {
  // Of one or two letters only whole words can be found by an index.
  const tokens = terms.flatMap((term) => keywordTokens(term) ?? [term]);
  const anyRoom = rooms.map(({ id }) => quoted(roomFacet(id))).join(" | ");
  return [`(${anyRoom})`, ...tokens.map(quoted)].join(" & ");
}

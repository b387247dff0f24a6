import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import type { MessageBody } from "@/lib/domain/messages/types";
import { type RoomMember, requireMember, visibleFrom } from "@/lib/domain/rooms/access";
import { blockFacet, blockOf, roomFacet, startOf } from "@/lib/domain/search/facets";
import { fold, foldSql } from "@/lib/domain/search/fold";
import { keywordTokens } from "@/lib/domain/search/tokens";
import { limit as takePoint } from "@/lib/limits/limit";

/** Matches are counted up to here; who finds a thousand needs another word. */
export const MOST_COUNTED = 1_000;
const SHORTEST_KEYWORD = 3;
/** Of one person: a search for each letter typed is still far below it. */
export const SEARCHES_PER_MINUTE = 120;
/** The newest messages that are looked through though nobody has indexed them yet. */
const MOST_UNINDEXED = 20_000;

export type Hit = {
  messageId: MessageId;
  type: string;
  body: MessageBody;
  senderId: UserId;
  senderName: string | null;
  createdAt: Date;
};

/**
 * The text messages of a room whose text contains the keyword, in any case, newest
 * first.
 *
 * @param cursor a message's id; the page begins after it
 * @returns `count`: of all matches whatever the cursor, no more than `MOST_COUNTED`
 * @throws DomainError `not_found`/"not_member"; `invalid`/"keyword_missing", "keyword_too_short";
 *   `rate_limited`
 * @see contract: messenger API 2.5.15; the bound of the count is ours, so that no word costs more than another
 */
export async function searchRoom(
  actor: Actor,
  roomId: RoomId,
  { keyword, limit, cursor }: { keyword: string; limit: number; cursor?: MessageId },
): Promise<{ hits: Hit[]; count: number }> {
  await takePoint("search", String(actor.userId), SEARCHES_PER_MINUTE, 60);
  const member = await requireMember(db(), actor, roomId);
  const wanted = requireKeyword(keyword);
  const counted = await findMatches(member, wanted, { limit: MOST_COUNTED });
  const isAll = counted.length < MOST_COUNTED;
  const from = cursor === undefined ? undefined : await findSeqOf(roomId, cursor);
  const after = from === undefined ? counted : counted.filter(({ seq }) => seq < from);
  const page =
    isAll || after.length >= limit ? after : await findMatches(member, wanted, { below: from, limit });
  return { hits: await loadHits(page.slice(0, limit).map(({ id }) => id)), count: counted.length };
}

type Keyword = { folded: string; tokens: string[] };
type Match = { id: MessageId; seq: number };

function requireKeyword(keyword: string): Keyword {
  const words = keyword.trim();
  if (words === "") throw new DomainError("invalid", "keyword_missing", "Keyword required");
  const tokens = Array.from(words).length < SHORTEST_KEYWORD ? null : keywordTokens(words);
  if (!tokens) {
    throw new DomainError("invalid", "keyword_too_short", "Keyword must be at least 3 characters");
  }
  return { folded: fold(words), tokens };
}

/**
 * Goes from the newest message backwards until there are enough matches: first through
 * what nobody has indexed yet, then through the index.
 */
async function findMatches(
  member: RoomMember,
  keyword: Keyword,
  { below = NO_BOUND, limit }: { below?: number; limit: number },
): Promise<Match[]> {
  const mark = await db().searchMark.findUnique({ where: { roomId: member.roomId } });
  const indexed = mark?.seq ?? 0;
  const bottom = visibleFrom(member);
  const unindexed = { member, keyword, above: Math.max(bottom, indexed), below, limit };
  const found = await matchUnindexed(unindexed);
  if (found.length === limit) return found;
  // What came in meanwhile is not looked at twice.
  const rest = { above: bottom, below: Math.min(below, indexed + 1), limit: limit - found.length };
  return [...found, ...(await matchIndexed({ member, keyword, ...rest }))];
}

const NO_BOUND = 2_147_483_647;

type Walk = { member: RoomMember; keyword: Keyword; above: number; below: number; limit: number };

/** What a hit is, however it was found; the parameters are those of `valuesOf`. */
const IS_MATCH = `m.room_id = $1 AND m.seq > $3 AND m.seq < $4 AND m.type = 'text' AND m.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = $2 AND h.message_id = m.id)
  AND NOT ($6 AND ${isFromBlocked({ roomId: "m.room_id", authorId: "m.sender_id", viewerId: "$2" })})
  AND strpos(${foldSql("(m.body->>'text')")}, $7) > 0`;

function valuesOf({ member, keyword, above, below, limit }: Walk): unknown[] {
  const { roomId, userId, room } = member;
  return [roomId, userId, above, below, limit, room.type === "private", keyword.folded];
}

async function matchUnindexed(walk: Walk): Promise<Match[]> {
  const { lastSeq } = walk.member.room;
  if (walk.above >= lastSeq) return [];
  const above = Math.max(walk.above, lastSeq - MOST_UNINDEXED);
  // Not named: a plan made while tables are small would be kept when they have grown.
  const { rows } = await pool().query<Match>(
    `SELECT m.id, m.seq FROM message m WHERE ${IS_MATCH} ORDER BY m.seq DESC LIMIT $5`,
    valuesOf({ ...walk, above }),
  );
  return rows;
}

/**
 * The newest blocks first. What they hold tells whether the keyword is common: then the
 * others follow block by block, and the walk ends early. A rare one is looked for in
 * all of them at once.
 */
async function matchIndexed(walk: Walk): Promise<Match[]> {
  const { roomId } = walk.member;
  const [newest, oldest] = [blockOf(walk.below - 1), blockOf(walk.above + 1)];
  const blocks = Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, n) => newest - n);
  const near = blocks.slice(0, NEAR_BLOCKS);
  const far = blocks.slice(NEAR_BLOCKS);

  const facets = (of: number[]) => of.map((block) => blockFacet(roomId, block));
  const found = await matchWithin(walk, facets(near));
  if (found.length === walk.limit || far.length === 0) return found;
  const isCommon = (found.length / near.length) * far.length > 4 * walk.limit;
  const rest = { ...walk, below: startOf(newest - near.length + 1), limit: walk.limit - found.length };
  const more = await matchWithin(rest, isCommon ? facets(far) : [roomFacet(roomId)]);
  return [...found, ...more];
}

/** The newest block may hold little; with the one before it they are a sample. */
const NEAR_BLOCKS = 2;

// A query per facet: the inner order and both limits end the walk where there are
// enough. Ids rise with seq, and they are at hand before the messages are.
async function matchWithin(walk: Walk, facets: string[]): Promise<Match[]> {
  const queries = facets.map((facet) => [facet, ...walk.keyword.tokens].map(quoted).join(" & "));
  const { rows } = await pool().query<Match>(
    `SELECT hit.id, hit.seq FROM unnest($8::text[]) AS part (query) CROSS JOIN LATERAL (
       SELECT m.id, m.seq FROM (
         SELECT message_id FROM message_search WHERE words @@ part.query::tsquery ORDER BY message_id DESC
       ) s JOIN message m ON m.id = s.message_id
       WHERE ${IS_MATCH} ORDER BY s.message_id DESC LIMIT $5
     ) hit LIMIT $5`,
    [...valuesOf(walk), queries],
  );
  return rows.sort((a, b) => b.seq - a.seq);
}

/** A word of a tsquery, as it is. */
export function quoted(token: string): string {
  return `'${token.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

async function findSeqOf(roomId: RoomId, id: MessageId): Promise<number> {
  const found = await db().message.findFirst({ where: { id, roomId }, select: { seq: true } });
  return found?.seq ?? 0;
}

async function loadHits(ids: MessageId[]): Promise<Hit[]> {
  const rows = await db().message.findMany({
    where: { id: { in: ids } },
    orderBy: { seq: "desc" },
    select: {
      id: true,
      type: true,
      body: true,
      senderId: true,
      createdAt: true,
      sender: { select: { displayName: true } },
    },
  });
  // Brands are only names for the compiler; the column of bodies holds objects only.
  return rows.map((row) => ({
    messageId: row.id as MessageId,
    type: row.type,
    body: row.body as MessageBody,
    senderId: row.senderId as UserId,
    senderName: row.sender.displayName,
    createdAt: row.createdAt,
  }));
}

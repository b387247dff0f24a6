import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { findSeq } from "@/lib/domain/messages/read-messages";
import type { MessageBody } from "@/lib/domain/messages/types";
import { type RoomMember, requireMember, visibleFrom } from "@/lib/domain/rooms/access";

/** What of a room is wanted: pictures and films, files, or texts with a link. */
export type MediaKind = "media" | "file" | "link";

export type MediaItem = {
  messageId: MessageId;
  seq: number;
  type: string;
  body: MessageBody;
  senderId: UserId;
  senderName: string | null;
  createdAt: Date;
};

const MOST = 100;

/**
 * A room's messages of one kind, newest first.
 *
 * @param before  exclusive; the newest without it
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.17.7
 */
export async function listMedia(
  actor: Actor,
  roomId: RoomId,
  { kind, before, limit }: { kind: MediaKind; before?: MessageId; limit: number },
): Promise<{ items: MediaItem[]; count: number }> {
  const member = await requireMember(db(), actor, roomId);
  const below = await seqOf(member, before);
  const [items, count] = await Promise.all([
    below === null ? [] : readMedia(member, { kind, below, order: "DESC", limit }),
    countMedia(member, kind),
  ]);
  return { items, count };
}

/**
 * Pictures and films around one of them, oldest first: up to it and including it,
 * or only what is older or newer.
 *
 * @param cursor  a message; the newest of the room without it
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.16.1
 */
export async function listGallery(
  actor: Actor,
  roomId: RoomId,
  { cursor, direction, limit }: { cursor?: MessageId; direction: Direction; limit: number },
): Promise<{ items: MediaItem[]; hasOlder: boolean; hasNewer: boolean }> {
  const member = await requireMember(db(), actor, roomId);
  const seq = await seqOf(member, cursor);
  const items =
    seq === null ? [] : await readMedia(member, { kind: "media", limit, ...rangeOf(direction, seq) });
  items.sort((a, b) => a.seq - b.seq);
  const [oldest, newest] = [items[0]?.seq, items.at(-1)?.seq];
  const [older, newer] = await Promise.all([
    readMedia(member, { kind: "media", below: oldest, order: "DESC", limit: 1 }),
    readMedia(member, { kind: "media", above: newest, order: "ASC", limit: 1 }),
  ]);
  return { items, hasOlder: older.length > 0, hasNewer: newer.length > 0 };
}

type Direction = "upTo" | "older" | "newer";

const NO_BOUND = 2_147_483_647;

/** undefined without a message, null where the room has no such message to read. */
async function seqOf(member: RoomMember, messageId: MessageId | undefined) {
  return messageId === undefined ? undefined : findSeq(member, messageId);
}

function rangeOf(direction: Direction, seq: number | undefined): Pick<Range, "above" | "below" | "order"> {
  if (seq === undefined) return { order: "DESC" };
  if (direction === "newer") return { above: seq, order: "ASC" };
  return { below: direction === "upTo" ? seq + 1 : seq, order: "DESC" };
}

/** Both bounds are exclusive. */
type Range = { kind: MediaKind; above?: number; below?: number; order: "ASC" | "DESC"; limit: number };

// By hand, because only an index of its own finds the three pictures among a room's
// hundred thousand texts, and the planner takes it where the condition stands as it
// does in the index.
async function readMedia(
  member: RoomMember,
  { kind, above = 0, below = NO_BOUND, order, limit }: Range,
): Promise<MediaItem[]> {
  const { rows } = await pool().query<Row>({
    name: `media-${kind}-${order}`,
    text: `SELECT m.id, m.seq, m.type, m.body, m.sender_id, u.display_name, m.created_at
           FROM message m JOIN app_user u ON u.id = m.sender_id
           WHERE ${READABLE[kind]} AND m.seq > $4 AND m.seq < $5
           ORDER BY m.seq ${order} LIMIT $6`,
    values: [...viewer(member), above, below, Math.min(limit, MOST)],
  });
  return rows.map(toItem);
}

async function countMedia(member: RoomMember, kind: MediaKind): Promise<number> {
  const { rows } = await pool().query<{ count: number }>({
    name: `media-count-${kind}`,
    text: `SELECT count(*)::int AS count FROM message m WHERE ${READABLE[kind]}`,
    values: viewer(member),
  });
  return rows[0]?.count ?? 0;
}

function viewer(member: RoomMember) {
  return [member.roomId, member.userId, visibleFrom(member)];
}

const IS_KIND = {
  media: "m.type IN ('image', 'video')",
  file: "m.type = 'file'",
  link: "m.has_link AND m.type = 'text'",
} satisfies Record<MediaKind, string>;

const READABLE = {
  media: readable("media"),
  file: readable("file"),
  link: readable("link"),
} satisfies Record<MediaKind, string>;

function readable(kind: MediaKind): string {
  const isHidden = "EXISTS (SELECT FROM message_hide h WHERE h.user_id = $2 AND h.message_id = m.id)";
  const isBlocked = isFromBlocked({ roomId: "m.room_id", authorId: "m.sender_id", viewerId: "$2" });
  return `m.room_id = $1 AND m.seq > $3 AND ${IS_KIND[kind]} AND m.deleted_at IS NULL
    AND NOT ${isHidden} AND NOT ${isBlocked}`;
}

type Row = {
  id: number;
  seq: number;
  type: string;
  body: MessageBody;
  sender_id: number;
  display_name: string | null;
  created_at: Date;
};

function toItem(row: Row): MediaItem {
  return {
    messageId: row.id as MessageId, // brands are only names for the compiler
    seq: row.seq,
    type: row.type,
    body: row.body,
    senderId: row.sender_id as UserId,
    senderName: row.display_name,
    createdAt: row.created_at,
  };
}

import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { RoomId } from "@/lib/domain/ids";
import { hideDeleted, readMessages } from "@/lib/domain/messages/read-messages";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { requireMember } from "@/lib/domain/rooms/access";
import { fold, foldSql } from "@/lib/domain/search/fold";

export const HISTORY_PAGE = 20;

/** A room by what was said in it last. */
export type HistoryItem = {
  roomId: RoomId;
  isMuted: boolean;
  isPinned: boolean;
  /** Null only where a single room is asked for and the actor can read nothing in it. */
  lastMessage: Message | null;
  unreadCount: number;
};

/**
 * A page of the actor's rooms in which they can read something, the one with the
 * newest message first: groups, and rooms of two.
 *
 * @param page  from 1; pages hold `HISTORY_PAGE` rooms
 * @param keyword  part of a group's name, or of the other person's in a room of two; empty: all
 * @returns `count`: how many there are on all pages
 * @see contract: messenger API 2.10.1
 */
export async function listHistory(
  actor: Actor,
  { page, keyword }: { page: number; keyword: string },
): Promise<{ items: HistoryItem[]; count: number }> {
  // Not named: see searchRoom.
  const { rows } = await pool().query<Row>(QUERY, [actor.userId, fold(keyword), (page - 1) * HISTORY_PAGE]);
  const items = rows.filter((row): row is FoundRow => row.id !== null);
  const messages = await withReceiptCounts(items.map((row) => hideDeleted(toMessage(row), row.is_hidden)));
  return {
    count: rows[0]?.total ?? 0,
    items: items.map((row, index) => ({
      roomId: row.room_id as RoomId, // a brand is only a name for the compiler
      isMuted: row.is_muted,
      isPinned: row.is_pinned,
      lastMessage: messages[index] ?? null,
      unreadCount: row.unread_count,
    })),
  };
}

/**
 * The same of one room, whatever its kind.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.17.2
 */
export async function getHistoryItem(actor: Actor, roomId: RoomId): Promise<HistoryItem> {
  const member = await requireMember(db(), actor, roomId);
  const [lastMessage] = await readMessages(member, { order: "DESC", limit: 1 });
  const { mutedAt, pinnedAt } = await db().member.findUniqueOrThrow({
    where: { roomId_userId: { roomId, userId: actor.userId } },
    select: { mutedAt: true, pinnedAt: true },
  });
  return {
    roomId,
    isMuted: mutedAt !== null,
    isPinned: pinnedAt !== null,
    lastMessage: lastMessage ?? null,
    unreadCount: Math.max(0, member.room.countedTotal - member.readTotal),
  };
}

type FoundRow = MessageRow & {
  total: number;
  unread_count: number;
  is_muted: boolean;
  is_pinned: boolean;
  is_hidden: boolean;
};
type Row = FoundRow | { total: number; id: null };

const FROM_BLOCKED = isFromBlocked({
  roomId: "message.room_id",
  authorId: "message.sender_id",
  viewerId: "mine.user_id",
});

/** Members besides the bots of the room's keys. */
const OTHERS = `SELECT u.display_name FROM member o JOIN app_user u ON u.id = o.user_id
  WHERE o.room_id = r.id AND o.user_id <> mine.user_id
    AND NOT EXISTS (SELECT 1 FROM api_key k WHERE k.user_id = o.user_id)`;

// By hand: one query whatever the number of rooms; each room's last message is found
// by the room's own last_seq, and only those of the page are read.
const QUERY = `
WITH found AS MATERIALIZED (
  SELECT last.id, last.created_at, greatest(0, r.counted_total - mine.read_total) AS unread_count,
    mine.muted_at IS NOT NULL AS is_muted, mine.pinned_at IS NOT NULL AS is_pinned
  FROM member mine
  JOIN room r ON r.id = mine.room_id AND r.deleted_at IS NULL
  JOIN message last ON last.room_id = r.id AND last.seq = CASE
      -- Where a block leaves messages out, the last one of the others.
      WHEN r.type = 'private' AND EXISTS (SELECT 1 FROM block b WHERE b.user_id = mine.user_id) THEN (
        SELECT seq FROM message WHERE room_id = r.id AND NOT ${FROM_BLOCKED} ORDER BY seq DESC LIMIT 1)
      ELSE r.last_seq END
    AND (r.visibility = 'public' OR last.seq > mine.join_seq)
  WHERE mine.user_id = $1
    AND (r.type = 'group' OR (SELECT count(*) FROM (${OTHERS}) other) = 1)
    AND ($2 = '' OR CASE WHEN r.type = 'group' THEN strpos(${foldSql("r.name")}, $2) > 0
      ELSE EXISTS (SELECT 1 FROM (${OTHERS}) other WHERE strpos(${foldSql("other.display_name")}, $2) > 0) END)
),
page AS (SELECT * FROM found ORDER BY created_at DESC, id DESC OFFSET $3 LIMIT ${HISTORY_PAGE})
SELECT total.n AS total, page.unread_count, page.is_muted, page.is_pinned, shown.*,
  EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = $1 AND h.message_id = page.id) AS is_hidden
FROM (SELECT count(*)::int AS n FROM found) total
LEFT JOIN page ON true
LEFT JOIN LATERAL (SELECT ${MESSAGE_COLUMNS} FROM message WHERE message.id = page.id) shown ON true
ORDER BY page.created_at DESC, page.id DESC`;

import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { hiddenSenders, isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { RoomId } from "@/lib/domain/ids";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { type RoomMember, requireMember, visibleFrom } from "@/lib/domain/rooms/access";

export type MessagePage = {
  messages: Message[];
  /** Whether there is more in the direction of the page that the actor may read. */
  hasMore: boolean;
  /** The room's newest seq when the page was read. */
  lastSeq: number;
  /** How many messages of the room the actor may read. */
  total: number;
};

/**
 * A page of a room, newest first, ending before `beforeSeq`. A keyset read of the
 * (room, seq) index: as quick at the first message as at the last.
 *
 * @param beforeSeq exclusive; the newest page without it
 * @param page from 1; a page by number, found by seq since seq has no holes
 * @throws DomainError `not_found`/"not_member"
 */
export async function listMessagesBefore(
  actor: Actor,
  roomId: RoomId,
  { beforeSeq, page = 1, limit = 50 }: { beforeSeq?: number; page?: number; limit?: number } = {},
): Promise<MessagePage> {
  const member = await requireMember(db(), actor, roomId);
  const pageEnd = page > 1 ? member.room.lastSeq + 1 - (page - 1) * limit : NO_BOUND;
  const rows = await readRows({
    actor,
    member,
    above: visibleFrom(member),
    below: Math.min(beforeSeq ?? NO_BOUND, pageEnd),
    order: "DESC",
    limit: limit + 1,
  });
  return toPage(member, rows, limit);
}

/**
 * What came after `afterSeq`, oldest first: how a client catches up.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: native "Messages", `afterSeq`
 */
export async function listMessagesAfter(
  actor: Actor,
  roomId: RoomId,
  { afterSeq, limit = 200 }: { afterSeq: number; limit?: number },
): Promise<MessagePage> {
  const member = await requireMember(db(), actor, roomId);
  const rows = await readRows({
    actor,
    member,
    above: Math.max(afterSeq, visibleFrom(member)),
    below: NO_BOUND,
    order: "ASC",
    limit: limit + 1,
  });
  return toPage(member, rows, limit);
}

const NO_BOUND = 2_147_483_647;

type Read = {
  actor: Actor;
  member: RoomMember;
  above: number;
  below: number;
  order: "ASC" | "DESC";
  limit: number;
};

type ListedRow = MessageRow & { is_hidden: boolean };

// By hand and named: the read that every room opens with (bench "newest 50").
async function readRows({ actor, member, above, below, order, limit }: Read): Promise<ListedRow[]> {
  const { rows } = await pool().query<ListedRow>({
    name: `messages-${order}`,
    text: `SELECT ${MESSAGE_COLUMNS}, EXISTS (
             SELECT 1 FROM message_hide h WHERE h.user_id = $2 AND h.message_id = message.id) AS is_hidden
           FROM message WHERE room_id = $1 AND seq > $3 AND seq < $4 AND NOT ($6 AND ${FROM_BLOCKED})
           ORDER BY seq ${order} LIMIT $5`,
    values: [member.roomId, actor.userId, above, below, limit, member.room.type === "private"],
  });
  return rows;
}

const FROM_BLOCKED = isFromBlocked({
  roomId: "message.room_id",
  authorId: "message.sender_id",
  viewerId: "$2",
});

async function toPage(member: RoomMember, rows: ListedRow[], limit: number): Promise<MessagePage> {
  const messages = rows.slice(0, limit).map((row) => hideDeleted(toMessage(row), row.is_hidden));
  return {
    messages: await withReceiptCounts(member.roomId, messages),
    hasMore: rows.length > limit,
    lastSeq: member.room.lastSeq,
    total: await countReadable(member),
  };
}

/** Seq has no holes, so only what a block leaves out has to be counted. */
async function countReadable(member: RoomMember): Promise<number> {
  const total = member.room.lastSeq - visibleFrom(member);
  const hidden = await hiddenSenders(db(), member);
  if (hidden.length === 0) return total;
  const leftOut = await db().message.count({
    where: { roomId: member.roomId, seq: { gt: visibleFrom(member) }, senderId: { in: hidden } },
  });
  return total - leftOut;
}

/** "Deleted for me" looks to that one person as if it were deleted for all. */
function hideDeleted(message: Message, isHidden: boolean): Message {
  if (!isHidden) return message;
  return {
    ...message,
    body: { text: "Deleted message" },
    deletedAt: message.deletedAt ?? message.modifiedAt,
  };
}

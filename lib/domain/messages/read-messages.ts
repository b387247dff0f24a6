import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { hiddenSenders, isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId } from "@/lib/domain/ids";
import { DELETED_BODY } from "@/lib/domain/messages/delete-message";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { type RoomMember, visibleFrom } from "@/lib/domain/rooms/access";

type Range = {
  /** Exclusive; the bottom is at least where the member may begin to read. */
  above?: number;
  /** Exclusive. */
  below?: number;
  order: "ASC" | "DESC";
  limit: number;
};

const NO_BOUND = 2_147_483_647;

/**
 * A run of a room's messages as the member may read them. Every list is made of
 * such runs: keyset reads of the (room, seq) index, as quick at the first message
 * as at the last.
 */
export async function readMessages(
  member: RoomMember,
  { above = 0, below = NO_BOUND, order, limit }: Range,
): Promise<Message[]> {
  // By hand and named: the read that every room opens with (bench "newest 50").
  const { rows } = await pool().query<ListedRow>({
    name: `messages-${order}`,
    text: `SELECT ${MESSAGE_COLUMNS}, EXISTS (
             SELECT 1 FROM message_hide h WHERE h.user_id = $2 AND h.message_id = message.id) AS is_hidden
           FROM message WHERE room_id = $1 AND seq > $3 AND seq < $4 AND NOT ($6 AND ${FROM_BLOCKED})
           ORDER BY seq ${order} LIMIT $5`,
    values: [
      member.roomId,
      member.userId,
      Math.max(above, visibleFrom(member)),
      below,
      limit,
      member.room.type === "private",
    ],
  });
  const messages = rows.map((row) => hideDeleted(toMessage(row), row.is_hidden));
  return withReceiptCounts(messages);
}

type ListedRow = MessageRow & { is_hidden: boolean };

const FROM_BLOCKED = isFromBlocked({
  roomId: "message.room_id",
  authorId: "message.sender_id",
  viewerId: "$2",
});

/** How many messages of the room the member may read. Seq has no holes, so only what a block leaves out is counted. */
export async function countReadable(member: RoomMember): Promise<number> {
  const total = member.room.lastSeq - visibleFrom(member);
  const hidden = await hiddenSenders(db(), member);
  if (hidden.length === 0) return total;
  const leftOut = await db().message.count({
    where: { roomId: member.roomId, seq: { gt: visibleFrom(member) }, senderId: { in: hidden } },
  });
  return total - leftOut;
}

/** The seq of a message of this room; null for those of other rooms and unknown ones. */
export async function findSeq(member: RoomMember, messageId: MessageId): Promise<number | null> {
  const where = { id: messageId, roomId: member.roomId };
  const found = await db().message.findFirst({ where, select: { seq: true } });
  return found && found.seq > visibleFrom(member) ? found.seq : null;
}

/** "Deleted for me" looks to that one person as if it were deleted for all. */
export function hideDeleted(message: Message, isHidden: boolean): Message {
  if (!isHidden) return message;
  return { ...message, body: DELETED_BODY, deletedAt: message.deletedAt ?? message.modifiedAt };
}

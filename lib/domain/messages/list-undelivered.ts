import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import { hideDeleted } from "@/lib/domain/messages/read-messages";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";

const MOST = 500;

/**
 * What was said in the actor's rooms and has not been flagged as delivered to them,
 * the oldest first; no more than 500, since the next call goes on after those flagged.
 *
 * @see contract: messenger API 2.17.5; by the user's marks, as nobody keeps them by device
 */
export async function listUndelivered(actor: Actor): Promise<Message[]> {
  const { rows } = await pool().query<MessageRow & { is_hidden: boolean }>(QUERY, [actor.userId]);
  return withReceiptCounts(rows.map((row) => hideDeleted(toMessage(row), row.is_hidden)));
}

const FROM_BLOCKED = isFromBlocked({
  roomId: "message.room_id",
  authorId: "message.sender_id",
  viewerId: "$1",
});

// By hand: each room is read from the member's own mark on, which Prisma cannot join by.
const QUERY = `
SELECT waiting.* FROM member mine
JOIN room r ON r.id = mine.room_id AND r.deleted_at IS NULL
CROSS JOIN LATERAL (
  SELECT ${MESSAGE_COLUMNS}, EXISTS (
    SELECT 1 FROM message_hide h WHERE h.user_id = $1 AND h.message_id = message.id) AS is_hidden
  FROM message
  WHERE room_id = r.id AND seq > greatest(mine.delivered_seq, mine.seen_seq, mine.join_seq)
    AND NOT mine.delivered @> seq::bigint AND (sender_id <> $1 OR type = 'system') AND NOT ${FROM_BLOCKED}
  ORDER BY seq LIMIT ${MOST}
) waiting
WHERE mine.user_id = $1
ORDER BY waiting.id LIMIT ${MOST}`;

import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

export const MENTIONS_PAGE = 50;

/**
 * The messages that call the actor, by name or with everybody, newest first, and who
 * wrote them. Only what they can still read.
 *
 * @param before the id with which the page before ended; the first page without it
 * @see contract: native; that it has the shape of other lists is our choice
 */
export async function listMentions(
  actor: Actor,
  before: number | null,
): Promise<{ messages: Message[]; people: User[]; next: number | null }> {
  const { rows } = await pool().query<MessageRow>({
    name: "mentions",
    text: QUERY,
    values: [actor.userId, before ?? NO_BOUND],
  });
  const messages = await withReceiptCounts(rows.slice(0, MENTIONS_PAGE).map(toMessage));
  const ids = [...new Set(messages.map((message) => message.senderId))];
  const people = await db().user.findMany({
    where: { id: { in: ids } },
    select: USER,
    orderBy: { id: "asc" },
  });
  const last = messages.at(-1);
  return {
    messages,
    people: people.map(toUser),
    next: rows.length > MENTIONS_PAGE && last ? last.id : null,
  };
}

const NO_BOUND = 2_147_483_647;

const IS_READABLE = `
  x.deleted_at IS NULL AND x.sender_id <> m.user_id AND r.deleted_at IS NULL
  AND (r.visibility = 'public' OR x.seq > m.join_seq)
  AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = m.user_id AND h.message_id = x.id)
  AND NOT ${isFromBlocked({ roomId: "x.room_id", authorId: "x.sender_id", viewerId: "m.user_id" })}`;

// By hand: each half reads no more than a page of an index, however long the history is.
// What calls everybody is looked for room by room, since most of it was said elsewhere.
const QUERY = `
  WITH by_name AS (
    SELECT x.id FROM mention n
    JOIN message x ON x.id = n.message_id
    JOIN member m ON m.room_id = n.room_id AND m.user_id = n.user_id
    JOIN room r ON r.id = n.room_id
    WHERE n.user_id = $1 AND n.message_id < $2 AND ${IS_READABLE}
    ORDER BY n.message_id DESC LIMIT ${MENTIONS_PAGE + 1}
  ),
  by_room AS (
    SELECT called.id FROM member m JOIN room r ON r.id = m.room_id
    CROSS JOIN LATERAL (
      SELECT x.id FROM mention n JOIN message x ON x.id = n.message_id
      WHERE n.room_id = m.room_id AND n.user_id = 0 AND n.message_id < $2 AND ${IS_READABLE}
      ORDER BY n.seq DESC LIMIT ${MENTIONS_PAGE + 1}
    ) called
    WHERE m.user_id = $1
  )
  SELECT ${MESSAGE_COLUMNS} FROM message
  WHERE id IN (SELECT id FROM by_name UNION SELECT id FROM by_room)
  ORDER BY id DESC LIMIT ${MENTIONS_PAGE + 1}`;

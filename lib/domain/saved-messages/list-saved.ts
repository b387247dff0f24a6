import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId } from "@/lib/domain/ids";
import { type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

export const SAVED_PAGE = 50;

/** Where a page ended: when its last message was saved (milliseconds since 1970), and its id. */
export type SavedCursor = { at: number; messageId: number };

export type SavedMessage = { message: Message; savedAt: Date };

/**
 * What the actor has saved and may still read, the last one first, and who said it.
 *
 * @param after the `next` of the page before; the first page without it
 * @see contract: native "Messages"
 */
export async function listSaved(
  { userId }: Actor,
  after?: SavedCursor,
): Promise<{ saved: SavedMessage[]; people: User[]; next: SavedCursor | null }> {
  const { rows } = await pool().query<MessageRow & { saved_at: Date }>({
    name: "saved-messages",
    text: QUERY,
    values: [userId, after ? new Date(after.at) : null, after?.messageId ?? 0],
  });
  const page = rows.slice(0, SAVED_PAGE);
  const messages = await withReceiptCounts(page.map(toMessage));
  const last = page.at(-1);
  return {
    saved: messages.map((message, index) => ({
      message,
      savedAt: page[index]?.saved_at ?? message.createdAt,
    })),
    people: await readPeople(messages),
    next: last && rows.length > SAVED_PAGE ? { at: last.saved_at.getTime(), messageId: last.id } : null,
  };
}

/** Which of these messages the actor has saved. */
export async function savedAmong({ userId }: Actor, messageIds: MessageId[]): Promise<Set<number>> {
  if (messageIds.length === 0) return new Set();
  // By hand and named: every page of a room asks this.
  const { rows } = await pool().query<{ id: number }>({
    name: "saved-among",
    text: "SELECT message_id AS id FROM saved_message WHERE user_id = $1 AND message_id = ANY($2::int[])",
    values: [userId, messageIds],
  });
  return new Set(rows.map(({ id }) => id));
}

// By hand: the door to each message is a join here, since they may be of any room.
const QUERY = `
SELECT message.*, saved.created_at AS saved_at
FROM saved_message saved
JOIN message ON message.id = saved.message_id AND message.deleted_at IS NULL
JOIN room r ON r.id = message.room_id AND r.deleted_at IS NULL
JOIN member m ON m.room_id = message.room_id AND m.user_id = saved.user_id
WHERE saved.user_id = $1 AND (r.visibility = 'public' OR message.seq > m.join_seq)
  AND ($2::timestamptz IS NULL OR (saved.created_at, saved.message_id) < ($2, $3::int))
  AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = $1 AND h.message_id = message.id)
  AND NOT ${isFromBlocked({ roomId: "message.room_id", authorId: "message.sender_id", viewerId: "$1" })}
ORDER BY saved.created_at DESC, saved.message_id DESC LIMIT ${SAVED_PAGE + 1}`;

async function readPeople(messages: Message[]): Promise<User[]> {
  const ids = [...new Set(messages.map((message) => message.senderId))];
  const rows = await db().user.findMany({ where: { id: { in: ids } }, select: USER, orderBy: { id: "asc" } });
  return rows.map(toUser);
}

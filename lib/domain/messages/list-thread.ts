import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";
import { MESSAGE_COLUMNS, type MessageRow, toMessage, toMessageFromRecord } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { findStanding } from "@/lib/domain/threads/standing";
import type { ThreadStanding } from "@/lib/domain/threads/types";

const PAGE = 200;

/**
 * A thread: its root, the replies after `afterSeq`, oldest first, at most 200, and the
 * actor's standing in it.
 *
 * @throws DomainError `not_found`/"message_not_found"
 * @see contract: native "Messages", thread
 */
export async function listThread(
  actor: Actor,
  rootId: MessageId,
  afterSeq: number,
): Promise<{ root: Message; replies: Message[]; hasMore: boolean; standing: ThreadStanding }> {
  const { message } = await requireMessage(db(), actor, rootId);
  const root = toMessageFromRecord(message);
  const { rows } = await pool().query<MessageRow>({
    name: "thread",
    text: `SELECT ${MESSAGE_COLUMNS} FROM message
           WHERE thread_root_id = $1 AND seq > $2 AND NOT ${FROM_BLOCKED}
           ORDER BY seq LIMIT ${PAGE + 1}`,
    values: [rootId, afterSeq, actor.userId],
  });
  const [counted, ...replies] = await withReceiptCounts([root, ...rows.slice(0, PAGE).map(toMessage)]);
  const standing = await findStanding(db(), actor.userId, root);
  return { root: counted ?? root, replies, hasMore: rows.length > PAGE, standing };
}

const FROM_BLOCKED = isFromBlocked({
  roomId: "message.room_id",
  authorId: "message.sender_id",
  viewerId: "$3",
});

import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import { DELETED_BODY } from "@/lib/domain/messages/delete-message";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { isReadable, MY_ROOMS } from "@/lib/domain/sync/my-rooms";
import { readPage, type SyncPage, type SyncRequest } from "@/lib/domain/sync/read-page";
import { isChanged, type SqlStream, sqlStream } from "@/lib/domain/sync/sql-stream";

/**
 * The messages of the actor's rooms that were stored, edited or deleted after a moment,
 * "deleted for me" included. Counts alone do not bring a message again.
 *
 * Our choice: a device is told of what its owner may read, also from before it existed.
 * A public room that they join brings what is said in it from then on; what was said
 * before comes only to those who ask for everything, else from its pages.
 *
 * @see contract: messenger API 9.3
 */
export function listChangedMessages(actor: Actor, request: SyncRequest): Promise<SyncPage<Message>> {
  return listMessages(actor, CHANGED_MESSAGES, request);
}

/**
 * As `listChangedMessages`, without those that are as they were when they were stored.
 *
 * @see contract: messenger API 9.4
 */
export function listModifiedMessages(actor: Actor, request: SyncRequest): Promise<SyncPage<Message>> {
  return listMessages(actor, MODIFIED_MESSAGES, request);
}

async function listMessages(
  actor: Actor,
  stream: SqlStream,
  request: SyncRequest,
): Promise<SyncPage<Message>> {
  const { rows, count } = await readPage<Row>(actor, sqlStream(actor, stream), request);
  const messages = rows.map(({ hidden_at, ...row }) => hidden(toMessage(row), hidden_at));
  return { rows: await withReceiptCounts(messages), count };
}

type Row = MessageRow & { hidden_at: Date | null };

/** To whoever has deleted it for themselves it is deleted, and changed when they did so. */
function hidden(message: Message, at: Date | null): Message {
  if (!at) return message;
  const modifiedAt = at > message.modifiedAt ? at : message.modifiedAt;
  return { ...message, body: DELETED_BODY, deletedAt: message.deletedAt ?? at, modifiedAt };
}

const FROM_BLOCKED = isFromBlocked({
  roomId: "message.room_id",
  authorId: "message.sender_id",
  viewerId: "$1",
});

// Each message is in one of the two parts: among the hidden when hiding it was its last
// change. The first reads each room's index of changes only as far as the page reaches.
const changed = (also: string) => `
  SELECT stored.* FROM ${MY_ROOMS} mine CROSS JOIN LATERAL (
    SELECT message.modified_at AS at, message.room_id AS a, message.seq AS b, message.id, h.created_at AS hidden_at
    FROM message LEFT JOIN message_hide h ON h.user_id = $1 AND h.message_id = message.id
    WHERE message.room_id = mine.room_id AND ${isReadable("message.seq")} ${also}
      AND ${isChanged({ at: "message.modified_at", a: "message.room_id", b: "message.seq" })}
      AND (h.created_at IS NULL OR h.created_at <= message.modified_at)
      AND NOT (mine.is_private AND ${FROM_BLOCKED})
    ORDER BY message.modified_at, message.seq LIMIT $7::int
  ) stored
  UNION ALL
  SELECT h.created_at, message.room_id, message.seq, message.id, h.created_at
  FROM message_hide h JOIN message ON message.id = h.message_id
  JOIN ${MY_ROOMS} mine ON mine.room_id = message.room_id AND message.seq > mine.above
  WHERE h.user_id = $1 AND h.created_at > message.modified_at
    AND ${isChanged({ at: "h.created_at", a: "message.room_id", b: "message.seq" })}
    AND NOT (mine.is_private AND ${FROM_BLOCKED})`;

export const CHANGED_MESSAGES: SqlStream = {
  name: "messages",
  limit: 100,
  changed: changed(""),
  columns: `${MESSAGE_COLUMNS.replaceAll(/\w+/g, "message.$&")}, row.hidden_at`,
  joins: "JOIN message ON message.id = row.id",
};

export const MODIFIED_MESSAGES: SqlStream = {
  ...CHANGED_MESSAGES,
  name: "modified-messages",
  changed: changed("AND message.modified_at > message.created_at"),
};

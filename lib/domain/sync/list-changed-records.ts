import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { countReceipts } from "@/lib/domain/receipts/count-receipts";
import type { CountedReceipt } from "@/lib/domain/receipts/list-advanced";
import { OWN_RECEIPT_ID } from "@/lib/domain/receipts/record-ids";
import type { Reaction, Receipt } from "@/lib/domain/receipts/types";
import { isReadable, MY_ROOMS } from "@/lib/domain/sync/my-rooms";
import { readPage, type SyncPage, type SyncRequest } from "@/lib/domain/sync/read-page";
import { isChanged, type SqlStream, sqlStream } from "@/lib/domain/sync/sql-stream";

/** A record with its message's counts as they are now. */
export type CountedRecord = { record: Receipt | Reaction; message: CountedReceipt["message"] };

/**
 * Receipts and reactions that came to be after a moment in the actor's rooms, and
 * reactions replaced or removed since. Receipts for messages from before the device
 * are left out: their counts come with the messages (our choice: also where such a
 * message was changed since; the published server looks at the time of that). A sender's own two come again
 * when their message changes, since they are computed from it (our choice: that needs
 * no index of its own, and clients know them by their ids).
 *
 * @see contract: messenger API 9.5
 */
export async function listChangedRecords(
  actor: Actor,
  request: SyncRequest,
): Promise<SyncPage<CountedRecord>> {
  const stream = sqlStream<Row>(actor, CHANGED_RECORDS, [await deviceSince(actor)]);
  const { rows, count } = await readPage(actor, stream, request);
  const counts = await countReceipts(rows.map(toCountable));
  return {
    rows: rows.map((row, index) => ({
      record: row.kind === "reaction" ? toReaction(row) : toReceipt(row, row.kind),
      message: { ...toCountable(row), ...(counts[index] ?? { deliveredCount: 0, seenCount: 0 }) },
    })),
    count,
  };
}

async function deviceSince({ deviceId }: Actor): Promise<Date | null> {
  if (deviceId === null) return null;
  const device = await db().device.findUnique({ where: { id: deviceId }, select: { createdAt: true } });
  return device?.createdAt ?? null;
}

type Row = {
  id: number;
  kind: "seen" | "delivered" | "reaction";
  userId: UserId;
  emoji: string;
  createdAt: Date;
  modifiedAt: Date;
  removedAt: Date | null;
  messageId: MessageId;
  roomId: RoomId;
  seq: number;
  senderId: UserId;
  type: string;
  memberCount: number;
};

function toCountable({ messageId: id, roomId, seq, senderId, type, memberCount }: Row) {
  return { id, roomId, seq, senderId, type, memberCount };
}

function toReceipt(
  { id, messageId, roomId, userId, createdAt, modifiedAt }: Row,
  kind: Receipt["kind"],
): Receipt {
  return { id, kind, messageId, roomId, userId, createdAt, modifiedAt };
}

function toReaction(row: Row): Reaction {
  const { id, messageId, roomId, userId, emoji, createdAt, modifiedAt, removedAt } = row;
  return { id, kind: "reaction", messageId, roomId, userId, emoji, createdAt, modifiedAt, removedAt };
}

// The seq up to which a room was before the device was. Times rise with seq and seq has
// no holes, so halving finds it; only where there are receipts at all.
const BEFORE_DEVICE = `(
  WITH RECURSIVE halved (low, high) AS (
    SELECT 1, CASE WHEN $8::timestamptz IS NOT NULL AND EXISTS (
      SELECT FROM receipt WHERE room_id = mine.room_id AND at >= $2::timestamptz AND at < $3::timestamptz
    ) THEN mine.last_seq + 1 ELSE 1 END
    UNION ALL
    SELECT CASE WHEN m.created_at < $8 THEN m.seq + 1 ELSE low END,
      CASE WHEN m.created_at < $8 THEN high ELSE m.seq END
    FROM halved JOIN message m ON m.room_id = mine.room_id AND m.seq = (low + high) / 2
    WHERE low < high
  )
  SELECT greatest(mine.above, max(low) - 1) AS above FROM halved
)`;

// Each part reads a room's index of changes only as far as the page reaches. The seqs
// of an advance before the page's beginning are passed over by arithmetic.
const RECEIPT_ID = "(r.first_record_id + 2::bigint * (m.seq - r.from_seq - 1))";
const ADVANCED = `
  SELECT r.at, ${RECEIPT_ID} AS a, r.kind, r.user_id, m.id AS message_id, '' AS emoji, r.at AS created_at,
    NULL::timestamptz AS removed_at
  FROM ${BEFORE_DEVICE} told
  JOIN receipt r ON r.room_id = mine.room_id AND r.to_seq > told.above AND r.at >= coalesce($8, '-infinity')
  JOIN app_user u ON u.id = r.user_id AND NOT u.is_bot
  JOIN message m ON m.room_id = r.room_id AND m.seq <= r.to_seq AND m.seq > greatest(r.from_seq, told.above,
    CASE WHEN r.at = $4::timestamptz THEN r.from_seq + ($5::bigint - r.first_record_id) / 2 END)
  WHERE ${isChanged({ at: "r.at", a: RECEIPT_ID, b: "0" })}
    AND NOT (m.sender_id = r.user_id AND m.type <> 'system')
    AND NOT (mine.is_private AND (${fromBlocked("r.user_id")} OR ${fromBlocked("m.sender_id")}))
  ORDER BY r.at, a LIMIT $7::int`;

const OWN_ID = `${OWN_RECEIPT_ID("m.id", "k.kind")}::bigint`;
const OWN = `
  SELECT m.modified_at AS at, ${OWN_ID} AS a, k.kind, m.sender_id, m.id, '', m.created_at, NULL::timestamptz
  FROM message m JOIN app_user u ON u.id = m.sender_id AND NOT u.is_bot
  CROSS JOIN (VALUES ('delivered'), ('seen')) AS k(kind)
  WHERE m.room_id = mine.room_id AND ${isReadable("m.seq")} AND m.type <> 'system'
    AND ${isChanged({ at: "m.modified_at", a: OWN_ID, b: "0" })}
    AND m.modified_at >= coalesce($8::timestamptz, '-infinity')
    AND m.created_at >= coalesce($8::timestamptz, '-infinity')
    AND NOT (mine.is_private AND ${fromBlocked("m.sender_id")})
  ORDER BY m.modified_at, a LIMIT $7::int`;

const REACTED = `
  SELECT r.modified_at AS at, r.id::bigint AS a, 'reaction', r.user_id, r.message_id, r.emoji, r.created_at,
    r.removed_at
  FROM reaction r JOIN message m ON m.id = r.message_id AND m.seq > mine.above
  WHERE r.room_id = mine.room_id AND ${isChanged({ at: "r.modified_at", a: "r.id", b: "0" })}
    AND NOT (mine.is_private AND (${fromBlocked("r.user_id")} OR ${fromBlocked("m.sender_id")}))
  ORDER BY r.modified_at, a LIMIT $7::int`;

export const CHANGED_RECORDS: SqlStream = {
  name: "records",
  limit: 500,
  changed: `
    SELECT told.*, 0 AS b FROM ${MY_ROOMS} mine CROSS JOIN LATERAL (
      (${ADVANCED}) UNION ALL (${OWN}) UNION ALL (${REACTED})
    ) told`,
  columns: `row.a::float8 AS id, row.kind, row.user_id AS "userId", row.emoji, row.created_at AS "createdAt",
    row.at AS "modifiedAt", row.removed_at AS "removedAt", message.id AS "messageId",
    message.room_id AS "roomId", message.seq, message.sender_id AS "senderId", message.type,
    message.member_count AS "memberCount"`,
  joins: "JOIN message ON message.id = row.message_id",
};

function fromBlocked(authorId: string): string {
  return isFromBlocked({ roomId: "m.room_id", authorId, viewerId: "$1" });
}

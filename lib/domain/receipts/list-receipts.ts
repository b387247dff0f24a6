import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId } from "@/lib/domain/ids";
import { OWN_RECEIPT_ID } from "@/lib/domain/receipts/record-ids";
import type { Receipt } from "@/lib/domain/receipts/types";

/**
 * Who has had one message, and who has seen it, by id; without people whom the actor
 * has blocked in their private room. Found in the log of advances, where each member's
 * stand in order, so that a long history costs nothing.
 *
 * @param messageId  of a message that is the actor's to read
 */
export async function listReceipts(actor: Actor, messageId: MessageId): Promise<Receipt[]> {
  const { rows } = await pool().query<Receipt>({
    name: "receipts-of-message",
    text: `${RECEIPTS} WHERE NOT ${FROM_BLOCKED} ORDER BY id`,
    values: [messageId, actor.userId],
  });
  return rows;
}

/** The actor's own receipt for one message, or null where they have none. */
export async function findReceipt(
  actor: Actor,
  messageId: MessageId,
  kind: Receipt["kind"],
): Promise<Receipt | null> {
  const { rows } = await pool().query<Receipt>({
    name: "receipt-of-message",
    text: `${RECEIPTS} WHERE receipt."userId" = $2 AND receipt.kind = $3`,
    values: [messageId, actor.userId, kind],
  });
  return rows[0] ?? null;
}

const FROM_BLOCKED = isFromBlocked({
  roomId: 'receipt."roomId"',
  authorId: 'receipt."userId"',
  viewerId: "$2",
});

// The sender's own two, and those of everybody who was there, whose advance covers the message.
const RECEIPTS = `
WITH told AS (
  SELECT m.*, NOT sender.is_bot AND m.type <> 'system' AS is_own
  FROM message m JOIN app_user sender ON sender.id = m.sender_id WHERE m.id = $1
),
kinds(kind) AS (VALUES ('delivered'), ('seen')),
reader AS (
  SELECT was_there.user_id, told.* FROM told, LATERAL (
    SELECT user_id FROM member WHERE room_id = told.room_id AND join_seq < told.seq
    UNION
    SELECT user_id FROM former_member WHERE room_id = told.room_id AND join_seq < told.seq
  ) was_there
  JOIN app_user u ON u.id = was_there.user_id AND NOT u.is_bot
  WHERE NOT (told.is_own AND was_there.user_id = told.sender_id)
)
SELECT receipt.* FROM (
  SELECT ${OWN_RECEIPT_ID("told.id", "kind")} AS id, kind, told.id AS "messageId", told.room_id AS "roomId",
    told.sender_id AS "userId", told.created_at AS "createdAt", told.modified_at AS "modifiedAt"
  FROM told, kinds WHERE told.is_own
  UNION ALL
  SELECT advance.first_record_id + 2 * (reader.seq - advance.from_seq - 1), kind, reader.id, reader.room_id,
    reader.user_id, advance.at, advance.at
  FROM reader CROSS JOIN kinds CROSS JOIN LATERAL (
    SELECT from_seq, first_record_id, at FROM receipt r
    WHERE r.room_id = reader.room_id AND r.user_id = reader.user_id AND r.kind = kinds.kind
      AND r.to_seq >= reader.seq
    ORDER BY r.to_seq LIMIT 1
  ) advance
  WHERE advance.from_seq < reader.seq
) receipt`;

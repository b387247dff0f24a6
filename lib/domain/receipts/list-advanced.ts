import { pool } from "@/lib/db/pool";
import type { Advance, DomainEvent } from "@/lib/domain/events";
import type { Message } from "@/lib/domain/messages/types";
import { countReceipts } from "@/lib/domain/receipts/count-receipts";
import { ownReceiptId } from "@/lib/domain/receipts/record-ids";
import type { Receipt, ReceiptCounts } from "@/lib/domain/receipts/types";

export type CountedReceipt = {
  receipt: Receipt;
  message: Pick<Message, "id" | "roomId" | "seq" | "senderId" | "type" | "memberCount"> & ReceiptCounts;
};

/** As it is told of: to devices that were there when the message was sent. */
export type AdvancedReceipt = CountedReceipt & { message: Pick<Message, "createdAt"> };

/** Somebody who opens a room after weeks sees more than anybody wants to be told of one by one. */
const MOST_MESSAGES = 1_000;

/**
 * The receipts that came to be by an advance, each with its message's counts as they
 * are now, in the order of the messages. Of more than 1,000 messages it tells of the
 * newest; sync tells of all.
 *
 * @see contract: messenger API 4.2, NEW_MESSAGE_RECORD
 */
export async function listAdvanced({
  roomId,
  userId,
  at,
  advances,
}: Extract<DomainEvent, { type: "receipt.changed" }>): Promise<AdvancedReceipt[]> {
  const { rows } = await pool().query<AdvancedReceipt["message"]>({
    name: "advanced-messages",
    text: `SELECT message.id, room_id AS "roomId", seq, sender_id AS "senderId", type, member_count AS "memberCount",
             message.created_at AS "createdAt"
           FROM message JOIN app_user reader ON reader.id = $2 AND NOT reader.is_bot
           WHERE room_id = $1 AND NOT (sender_id = $2 AND type <> 'system') AND seq > $3 AND seq <= $4
           ORDER BY seq DESC LIMIT ${MOST_MESSAGES}`,
    values: [roomId, userId, Math.min(...advances.map(fromSeqOf)), Math.max(...advances.map(toSeqOf))],
  });
  const messages = rows.reverse();
  const counts = await countReceipts(messages);
  const when = new Date(at);
  return messages.flatMap((message, index) =>
    advances
      .filter((advance) => advance.fromSeq < message.seq && message.seq <= advance.toSeq)
      .map(({ kind, ...advance }) => ({
        receipt: {
          ...{ id: receiptId(advance, message.seq), kind, messageId: message.id, roomId, userId },
          ...{ createdAt: when, modifiedAt: when },
        },
        message: { ...message, ...(counts[index] ?? { deliveredCount: 0, seenCount: 0 }) },
      })),
  );
}

/**
 * The two receipts that a sender has of their own message from the start; none of a
 * system message. Bots have none either, which is for the caller to know.
 *
 * @see contract: messenger API 2.5.1, effect 4
 */
export function ownReceipts(
  message: Pick<Message, "id" | "roomId" | "senderId" | "type" | "createdAt" | "modifiedAt">,
): Receipt[] {
  if (message.type === "system") return [];
  return (["delivered", "seen"] as const).map((kind) => ({
    id: ownReceiptId(message.id, kind),
    kind,
    messageId: message.id,
    roomId: message.roomId,
    userId: message.senderId,
    createdAt: message.createdAt,
    // They come again in a sync after the message has changed: see lib/domain/sync/list-records.ts.
    modifiedAt: message.modifiedAt,
  }));
}

/** The id of the receipt for one seq that an advance covers. */
export function receiptId(
  { fromSeq, firstRecordId }: Pick<Advance, "fromSeq" | "firstRecordId">,
  seq: number,
): number {
  return firstRecordId + 2 * (seq - fromSeq - 1);
}

const fromSeqOf = ({ fromSeq }: Advance) => fromSeq;
const toSeqOf = ({ toSeq }: Advance) => toSeq;

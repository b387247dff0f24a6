import type { Tx } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { countMentions } from "@/lib/domain/mentions/count-mentions";
import { runIn } from "@/lib/domain/mentions/run";
import { requireMessage } from "@/lib/domain/messages/access";
import { countsForReaders } from "@/lib/domain/messages/delete-message";
import { loadMessage } from "@/lib/domain/messages/load-message";
import { toMessageFromRecord } from "@/lib/domain/messages/rows";
import { timeOfChange } from "@/lib/domain/messages/time-of-change";
import type { Message } from "@/lib/domain/messages/types";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { reindexMessage } from "@/lib/domain/search/reindex-message";
import { record } from "@/lib/outbox/record";

/** For so long a deletion can be taken back; then the words are gone for good. */
const RESTORABLE_FOR_MS = 2 * 60_000;

/**
 * Takes back the deletion of one's own message for everybody. To others it was gone
 * meanwhile. Restoring what is not deleted changes nothing.
 *
 * @throws DomainError `not_found`/"message_not_found"; `forbidden`/"not_sender";
 *   `conflict`/"too_late" when its words are gone
 * @see contract: native "Messages"
 */
export async function restoreMessage(actor: Actor, messageId: MessageId): Promise<Message> {
  await inTransaction(async (tx) => {
    const found = await requireMessage(tx, actor, messageId);
    if (found.message.senderId !== actor.userId) {
      throw new DomainError("forbidden", "not_sender", "User can't restore another users message");
    }
    // The room before its members, as posting and deleting do.
    await lockRoom(tx, found.member.roomId);
    const { message, member } = await requireMessage(tx, actor, messageId);
    if (!message.deletedAt) return;
    const { type, body } = await takeContent(tx, messageId);
    const now = await timeOfChange(tx, message);
    const restored = await tx.message.update({
      where: { id: messageId },
      data: { type, body: body ?? {}, deletedAt: null, modifiedAt: now },
    });
    await reindexMessage(tx, toMessageFromRecord(restored));
    await tx.member.updateMany({
      where: await countsForReaders(tx, restored, member),
      data: { readTotal: { decrement: 1 } },
    });
    await record(tx, ...(await countMentions(runIn(tx), toMessageFromRecord(restored), 1)));
    await record(tx, { type: "message.restored", roomId: message.roomId as RoomId, messageId });
  });
  const message = await loadMessage(messageId);
  if (!message) throw new Error("a message vanished after it was restored");
  return message;
}

async function takeContent(tx: Tx, messageId: MessageId) {
  const oldest = new Date(Date.now() - RESTORABLE_FOR_MS);
  const content = await tx.deletedContent.findFirst({ where: { messageId, createdAt: { gte: oldest } } });
  if (!content) throw new DomainError("conflict", "too_late", "The message is gone for good");
  await tx.deletedContent.delete({ where: { messageId } });
  return content;
}

/** Throws away the words, and the earlier versions, of what cannot be restored any more. */
export async function sweepDeletedContent(): Promise<void> {
  await pool().query(
    `WITH gone AS (DELETE FROM deleted_content WHERE created_at < now() - interval '${RESTORABLE_FOR_MS} milliseconds'
       RETURNING message_id)
     DELETE FROM message_revision WHERE message_id IN (SELECT message_id FROM gone)`,
  );
}

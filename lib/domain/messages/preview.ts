import type { Tx } from "@/lib/db/client";
import type { Message as MessageRecord } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { FileId, MessageId, RoomId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";
import { storableBody } from "@/lib/domain/messages/body";
import { toMessageFromRecord } from "@/lib/domain/messages/rows";
import type { Message, MessageBody } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { record } from "@/lib/outbox/record";

/** What a page says of itself, as it stands in a message's body (contract 3.5.2, 3.13). */
export type Preview = {
  title: string;
  description: string | null;
  image: string | null;
  icon: string | null;
  url: string;
};

/** Whether a card may be put under a message: it is a text, has none, and its author has taken none away. */
export function wantsPreview({ type, body, deletedAt }: Message): boolean {
  return type === "text" && deletedAt === null && !body.thumbnailData && body.previewRemoved !== true;
}

/**
 * Puts a card under a message that was sent before. Its times stay, since clients show a
 * message as edited by them.
 *
 * @param text  what it said when the page was asked for; another text has another first link
 * @param imageFileId  the page's picture, kept here
 * @returns whether it was put there
 */
export async function showPreview(
  messageId: MessageId,
  { text, preview, imageFileId }: { text: string; preview: Preview; imageFileId: FileId | null },
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const row = await lockMessage(tx, messageId);
    const message = row && toMessageFromRecord(row);
    if (!message || message.body.text !== text || !wantsPreview(message)) return false;
    const image = imageFileId === null ? {} : { imageFileId: Number(imageFileId) };
    await rewriteBody(tx, row, { ...message.body, thumbnailData: { ...preview, ...image } });
    if (imageFileId !== null) {
      await tx.attachment.createMany({
        data: [{ messageId, fileId: imageFileId, roomId: row.roomId }],
        skipDuplicates: true,
      });
    }
    return true;
  });
}

/**
 * Takes the card away from one's own message, for good: an edit brings none back.
 *
 * @throws DomainError `not_found`/"message_not_found"; `forbidden`/"not_sender"
 * @see contract: native
 */
export async function removePreview(actor: Actor, messageId: MessageId): Promise<Message> {
  const changed = await inTransaction(async (tx) => {
    await lockMessage(tx, messageId);
    const { message } = await requireMessage(tx, actor, messageId);
    if (message.deletedAt) throw new DomainError("not_found", "message_not_found", "Not found");
    if (message.senderId !== actor.userId) {
      throw new DomainError("forbidden", "not_sender", "User can't edit messages that he is not owner");
    }
    const body = message.body as MessageBody; // the column holds objects only
    if (body.previewRemoved === true) return message;
    return rewriteBody(tx, message, { ...body, thumbnailData: null, previewRemoved: true });
  });
  const message = toMessageFromRecord(changed);
  return (await withReceiptCounts([message]))[0] ?? message;
}

/** An edit and a preview come one after the other. */
async function lockMessage(tx: Tx, messageId: MessageId): Promise<MessageRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM message WHERE id = ${messageId} FOR NO KEY UPDATE`;
  return tx.message.findUnique({ where: { id: messageId } });
}

async function rewriteBody(tx: Tx, { id, roomId }: MessageRecord, body: MessageBody): Promise<MessageRecord> {
  const changed = await tx.message.update({ where: { id }, data: { body: storableBody(body) as object } });
  const place = { roomId: roomId as RoomId, messageId: id as MessageId }; // brands are only names for the compiler
  await record(tx, { type: "message.updated", ...place });
  return changed;
}

import type { Tx } from "@/lib/db/client";
import type { Message as MessageRecord } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireUnblocked } from "@/lib/domain/blocks/hidden-senders";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { mayMention, resolveMentions } from "@/lib/domain/mentions/resolve-mentions";
import { runIn } from "@/lib/domain/mentions/run";
import { setMentions } from "@/lib/domain/mentions/set-mentions";
import { requireMessage } from "@/lib/domain/messages/access";
import { requireText, storableBody } from "@/lib/domain/messages/body";
import { toMessageFromRecord } from "@/lib/domain/messages/rows";
import { timeOfChange } from "@/lib/domain/messages/time-of-change";
import type { Message, MessageBody } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { requireWritable } from "@/lib/domain/rooms/access";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { reindexMessage } from "@/lib/domain/search/reindex-message";
import { record } from "@/lib/outbox/record";

type Edit = {
  text?: unknown;
  thumbnailData?: unknown;
  hasLink?: boolean;
  /** As in `NewMessage`; whom it meant before it goes on to mean. */
  meant?: number[];
};

/**
 * Changes the text of one's own message and keeps what it said before. Other
 * members of the body (a quoted message) stay.
 *
 * @throws DomainError `invalid`/"text_missing", "text_too_long", "not_text", "forwarded";
 *   `not_found`/"message_not_found"; `forbidden`/"not_sender", "room_deleted", "room_archived", "room_blocked"
 * @see contract: messenger API 2.5.2; a deleted message is refused as unknown (our choice: it has no text to edit)
 */
export async function editMessage(actor: Actor, messageId: MessageId, edit: Edit): Promise<Message> {
  const text = requireText(edit.text);
  const edited = await inTransaction(async (tx) => {
    await lockIfCalling(tx, actor, messageId, text);
    // Two edits, or an edit and a deletion, come one after the other.
    await tx.$queryRaw`SELECT 1 FROM message WHERE id = ${messageId} FOR NO KEY UPDATE`;
    const { message, member } = await requireMessage(tx, actor, messageId);
    if (message.senderId !== actor.userId) {
      throw new DomainError("forbidden", "not_sender", "User can't edit messages that he is not owner");
    }
    requireWritable(member.room);
    requireEditable(message);
    await requireUnblocked(tx, member);
    return rewriteMessage(tx, actor, message, { ...edit, text });
  });
  const [counted] = await withReceiptCounts([edited]);
  return counted ?? edited;
}

/** @throws DomainError `not_found`/"message_not_found" for a deleted one; `invalid`/"not_text", "forwarded" */
export function requireEditable(message: MessageRecord): void {
  if (message.deletedAt) throw new DomainError("not_found", "message_not_found", "Not found");
  if (message.type !== "text") {
    throw new DomainError("invalid", "not_text", "Only messages with type text can be edited");
  }
  if (message.isForwarded) {
    throw new DomainError("invalid", "forwarded", "Forwarded messages can't be edited");
  }
}

/**
 * Puts another text in a message's place. Who calls has passed a door, and holds the
 * message's row, and its room's where the text calls somebody.
 *
 * @param editor  who did it, as its revisions tell
 */
export async function rewriteMessage(
  tx: Tx,
  editor: Actor,
  message: MessageRecord,
  edit: Edit & { text: string },
): Promise<Message> {
  const { text } = edit;
  const messageId = message.id as MessageId; // a brand is only a name for the compiler
  const before = message.body as MessageBody; // the column holds objects only
  const now = await timeOfChange(tx, message);
  await tx.messageRevision.create({
    data: { messageId, body: message.body ?? {}, editorId: editor.userId },
  });
  const after = await tx.message.update({
    where: { id: messageId },
    data: {
      body: storableBody({ ...before, text, thumbnailData: edit.thumbnailData ?? null }) as object,
      hasLink: edit.hasLink,
      editedAt: now,
      modifiedAt: now,
    },
  });
  await reindexMessage(tx, toMessageFromRecord(after));
  const addressed = await readdress(tx, toMessageFromRecord(after), edit.meant);
  await record(tx, { type: "message.updated", roomId: message.roomId as RoomId, messageId });
  return addressed;
}

/** Who waits for the message changes with it: the room is locked before the message, as by who deletes it. */
async function lockIfCalling(tx: Tx, actor: Actor, messageId: MessageId, text: string): Promise<void> {
  const before = await tx.message.findUnique({ where: { id: messageId }, select: { mentions: true } });
  if (!before?.mentions.length && !mayMention(text)) return;
  const { member } = await requireMessage(tx, actor, messageId);
  await lockRoom(tx, member.roomId);
}

/** The message with those whom its new text calls; they hear of it as of a new one. */
async function readdress(tx: Tx, message: Message, meant: number[] = []): Promise<Message> {
  const { roomId, body, mentions: before } = message;
  const mentions = await resolveMentions({ roomId, text: body.text, chosen: [...before, ...meant] }, tx);
  if (mentions.join() === before.join()) return message;
  const after = { ...message, mentions };
  await record(tx, ...(await setMentions(runIn(tx), after, before)));
  return after;
}

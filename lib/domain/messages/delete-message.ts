import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import type { Message as MessageRecord, Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { countMentions } from "@/lib/domain/mentions/count-mentions";
import { recountMentions } from "@/lib/domain/mentions/recount-mentions";
import { runIn } from "@/lib/domain/mentions/run";
import { speaksTo } from "@/lib/domain/mentions/store-with-mentions";
import { type FoundMessage, requireMessage } from "@/lib/domain/messages/access";
import { toMessageFromRecord } from "@/lib/domain/messages/rows";
import { timeOfChange } from "@/lib/domain/messages/time-of-change";
import type { Message } from "@/lib/domain/messages/types";
import { hasUnread } from "@/lib/domain/receipts/countable";
import { findMember, type RoomMember } from "@/lib/domain/rooms/access";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { forgetWords } from "@/lib/domain/search/reindex-message";
import { record } from "@/lib/outbox/record";

/** What a deleted message says (contract 3.5.4). */
export const DELETED_BODY = { text: "Deleted message" };

/** Deletes a message for everybody ("all") or hides it from the actor ("user"). */
export async function deleteMessage(
  actor: Actor,
  messageId: MessageId,
  target: "all" | "user",
): Promise<Message> {
  return target === "all" ? deleteForAll(actor, messageId) : deleteForMe(actor, messageId);
}

/**
 * Deletes one's own message for everybody: a tombstone stays at its place, the words and
 * the earlier versions can be read by nobody, and are gone once the sender can no longer
 * take it back (restore-message.ts). Repeating it changes nothing.
 *
 * @throws DomainError `not_found`/"message_not_found", `forbidden`/"not_sender", "not_in_room"
 * @see contract: messenger API 2.5.3, whose order of checks this follows
 */
async function deleteForAll(actor: Actor, messageId: MessageId): Promise<Message> {
  return inTransaction(async (tx) => {
    const { message, member } = await requireDeletable(tx, actor, messageId, ({ senderId }) => {
      if (senderId === actor.userId) return;
      throw new DomainError("forbidden", "not_sender", "User can't delete another users message");
    });
    if (message.deletedAt) return toMessageFromRecord(message);
    await tx.deletedContent.create({ data: { messageId, type: message.type, body: message.body ?? {} } });
    return eraseMessage(tx, message, member);
  });
}

/**
 * Leaves a tombstone in a message's place. Who calls has passed a door and locked the room.
 *
 * @param sender  its sender's membership; null where they have left
 */
export async function eraseMessage(
  tx: Tx,
  message: MessageRecord,
  sender: RoomMember | null,
): Promise<Message> {
  const messageId = message.id as MessageId; // a brand is only a name for the compiler
  const now = await timeOfChange(tx, message);
  const deleted = await tx.message.update({
    where: { id: messageId },
    // What tells of a change stays that, so that it does not become its actor's own: see countReceipts.
    data: {
      body: DELETED_BODY,
      type: message.type === "system" ? "system" : "text",
      deletedAt: now,
      modifiedAt: now,
    },
  });
  // The earlier versions of what its sender may take back go with its words: see restore-message.ts.
  if ((await tx.deletedContent.count({ where: { messageId } })) === 0) {
    await tx.messageRevision.deleteMany({ where: { messageId } });
  }
  await forgetWords(tx, toMessageFromRecord(message));
  await tx.member.updateMany({
    where: await countsForReaders(tx, message, sender),
    data: { readTotal: { increment: 1 } },
  });
  const told = await countMentions(runIn(tx), toMessageFromRecord(message), -1);
  await record(tx, ...told);
  await record(tx, { type: "message.deleted", roomId: message.roomId as RoomId, messageId });
  return toMessageFromRecord(deleted);
}

/**
 * The members who have the message unread: when it is deleted they have one less to read.
 * For some it never counted, or no longer does.
 *
 * @param sender  its sender's membership; null where they have left
 */
export async function countsForReaders(
  tx: Tx,
  message: MessageRecord,
  sender: RoomMember | null,
): Promise<Prisma.MemberWhereInput> {
  if (!counts(message)) return { roomId: message.roomId, userId: { in: [] } };
  const hides = await tx.messageHide.findMany({ where: { messageId: message.id }, select: { userId: true } });
  const deaf = sender ? await deafToActor(tx, sender) : [];
  return {
    roomId: message.roomId,
    ...hasUnread(message.seq),
    joinSeq: { lt: message.seq },
    userId: { notIn: [message.senderId, ...deaf, ...hides.map((hide) => hide.userId)] },
  };
}

/**
 * Hides a message from the actor alone.
 *
 * @throws DomainError `not_found`/"message_not_found", `forbidden`/"not_in_room"
 * @see contract: messenger API 2.5.3, target=user
 */
async function deleteForMe(actor: Actor, messageId: MessageId): Promise<Message> {
  const hidden = await inTransaction(async (tx) => {
    const { message } = await requireDeletable(tx, actor, messageId);
    const roomId = message.roomId as RoomId;
    const { count } = await tx.messageHide.createMany({
      data: [
        { messageId, userId: actor.userId, roomId, seq: message.seq, createdAt: await databaseTime(tx) },
      ],
      skipDuplicates: true,
    });
    if (count > 0) await record(tx, { type: "message.hidden", roomId, messageId, userId: actor.userId });
    if (count > 0 && speaksTo(toMessageFromRecord(message))) await recountMentions(tx, roomId, actor.userId);
    if (count > 0 && counts(message) && !message.deletedAt && message.senderId !== actor.userId) {
      await tx.member.updateMany({
        where: { roomId, userId: actor.userId, ...hasUnread(message.seq) },
        data: { readTotal: { increment: 1 } },
      });
      await record(tx, { type: "unread.changed", roomId, userId: actor.userId });
    }
    return toMessageFromRecord(message);
  });
  return asDeleted(hidden);
}

/**
 * The message, as it is once nobody else can delete it or post in its room: counters
 * change with it. The room is locked before its members, as posting does.
 *
 * @param requireMay what else must be true of it; asked before the membership
 */
async function requireDeletable(
  tx: Tx,
  actor: Actor,
  messageId: MessageId,
  requireMay: (message: MessageRecord) => void = () => undefined,
): Promise<FoundMessage> {
  const found = await tx.message.findUnique({ where: { id: messageId } });
  if (!found) throw new DomainError("not_found", "message_not_found", "Not found");
  requireMay(found);
  const roomId = found.roomId as RoomId; // a brand is only a name for the compiler
  if (!(await findMember(tx, actor.userId, roomId))) {
    const sentence = "User can't delete messages from room that he is not in";
    throw new DomainError("forbidden", "not_in_room", sentence);
  }
  await lockRoom(tx, roomId);
  return requireMessage(tx, actor, messageId);
}

/** How a message looks to somebody who has deleted it for themselves. */
export function asDeleted(message: Message): Message {
  return { ...message, body: DELETED_BODY, deletedAt: message.deletedAt ?? new Date() };
}

/** To whom the actor's messages never counted as unread: those who have blocked them in their private room. */
async function deafToActor(tx: Tx, { userId, room }: RoomMember): Promise<number[]> {
  if (room.type !== "private") return [];
  const blocks = await tx.block.findMany({ where: { blockedId: userId }, select: { userId: true } });
  return blocks.map((block) => block.userId);
}

/** Whether it was ever unread for somebody: see Room.countedTotal. */
function counts(message: { type: string; threadRootId: number | null; alsoInRoom: boolean }): boolean {
  return message.type !== "system" && (message.threadRootId === null || message.alsoInRoom);
}

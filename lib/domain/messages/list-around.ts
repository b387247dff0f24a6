import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { findSeqAt } from "@/lib/domain/messages/find-seq-at";
import { findSeq, readMessages } from "@/lib/domain/messages/read-messages";
import type { Message } from "@/lib/domain/messages/types";
import { type RoomMember, requireMember } from "@/lib/domain/rooms/access";

const EACH_SIDE = 50;

/** A place in a room: a seq of it, a message, or an instant. */
export type AroundPlace = { seq: number } | { messageId: MessageId } | { date: Date };

export type MessagesAround = {
  /** Oldest first. */
  messages: Message[];
  /** Where the place is: the seq asked for, the message's, or that of the first one at or after the instant. */
  targetSeq: number;
  hasEarlier: boolean;
  hasMore: boolean;
  /** The room's newest seq when they were read. */
  lastSeq: number;
};

/**
 * What was said around a place of the room, however far back: up to 50 messages
 * before it, and up to 50 from it on. Two keyset reads, as quick at the first
 * message as at the last. A place outside of what the actor may read gives what is
 * nearest to it.
 *
 * @throws DomainError `not_found`/"not_member"; `not_found`/"message_not_found" for a message that is not the actor's to read here
 * @see contract: native "Messages"; that one call is enough is our choice, so that jumps land wherever they go
 */
export async function listMessagesAround(
  actor: Actor,
  roomId: RoomId,
  place: AroundPlace,
): Promise<MessagesAround> {
  const member = await requireMember(db(), actor, roomId);
  const targetSeq = await seqOf(member, place);
  const [before, after] = await Promise.all([
    readMessages(member, { below: targetSeq, order: "DESC", limit: EACH_SIDE + 1 }),
    readMessages(member, { above: targetSeq - 1, order: "ASC", limit: EACH_SIDE + 1 }),
  ]);
  return {
    messages: [...before.slice(0, EACH_SIDE).reverse(), ...after.slice(0, EACH_SIDE)],
    targetSeq,
    hasEarlier: before.length > EACH_SIDE,
    hasMore: after.length > EACH_SIDE,
    lastSeq: member.room.lastSeq,
  };
}

async function seqOf(member: RoomMember, place: AroundPlace): Promise<number> {
  if ("seq" in place) return place.seq;
  if ("date" in place) return findSeqAt(member.roomId, member.room.lastSeq, place.date.getTime() * 1_000);
  const seq = await findSeq(member, place.messageId);
  if (seq === null) throw new DomainError("not_found", "message_not_found", "Message not found");
  return seq;
}

import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { findSeq, readMessages } from "@/lib/domain/messages/read-messages";
import type { Message } from "@/lib/domain/messages/types";
import { type RoomMember, requireMember } from "@/lib/domain/rooms/access";

const EACH_SIDE = 25;
const PAGE = 50;

/** What to read: the surroundings of a message, or what is above (older) or below (newer) of those. */
export type BatchPlace = { targetMessageId: MessageId } | { cursorUp: MessageId } | { cursorDown: MessageId };

export type MessageBatch = {
  messages: Message[];
  nextCursorUp: MessageId | null;
  nextCursorDown: MessageId | null;
  hasMoreOlder: boolean;
  hasMoreNewer: boolean;
};

/**
 * The messages around one message, or those that follow in one direction.
 * Surroundings and older ones come newest first, newer ones oldest first.
 *
 * @throws DomainError `not_found`/"not_member", "target_not_found"
 * @see contract: messenger API 2.5.13; an unknown cursor has nothing above or below it, as our choice
 */
export async function listBatch(actor: Actor, roomId: RoomId, place: BatchPlace): Promise<MessageBatch> {
  const member = await requireMember(db(), actor, roomId);
  if ("targetMessageId" in place) return around(member, place.targetMessageId);
  return "cursorUp" in place ? older(member, place.cursorUp) : newer(member, place.cursorDown);
}

async function around(member: RoomMember, targetMessageId: MessageId): Promise<MessageBatch> {
  const notFound = () => new DomainError("not_found", "target_not_found", "Target message not found");
  const seq = await findSeq(member, targetMessageId);
  if (seq === null) throw notFound();
  const [after, upTo] = await Promise.all([
    readMessages(member, { above: seq, order: "ASC", limit: EACH_SIDE }),
    readMessages(member, { below: seq + 1, order: "DESC", limit: EACH_SIDE + 1 }),
  ]);
  if (upTo[0]?.id !== targetMessageId) throw notFound(); // left out for them because of a block
  const messages = [...after.reverse(), ...upTo];
  return {
    messages,
    nextCursorUp: messages.at(-1)?.id ?? null,
    nextCursorDown: messages[0]?.id ?? null,
    hasMoreOlder: upTo.length === EACH_SIDE + 1,
    hasMoreNewer: after.length === EACH_SIDE,
  };
}

async function older(member: RoomMember, cursor: MessageId): Promise<MessageBatch> {
  const seq = await findSeq(member, cursor);
  const messages = seq === null ? [] : await readMessages(member, { below: seq, order: "DESC", limit: PAGE });
  return {
    ...NOTHING,
    messages,
    nextCursorUp: messages.at(-1)?.id ?? null,
    hasMoreOlder: messages.length === PAGE,
  };
}

async function newer(member: RoomMember, cursor: MessageId): Promise<MessageBatch> {
  const seq = await findSeq(member, cursor);
  const messages = seq === null ? [] : await readMessages(member, { above: seq, order: "ASC", limit: PAGE });
  return {
    ...NOTHING,
    messages,
    nextCursorDown: messages.at(-1)?.id ?? null,
    hasMoreNewer: messages.length === PAGE,
  };
}

const NOTHING = { nextCursorUp: null, nextCursorDown: null, hasMoreOlder: false, hasMoreNewer: false };

import type { z } from "zod";
import { toListedMessages } from "@/lib/dialects/spika/listed-messages";
import type { listMessagesQuery, WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { type AroundPlace, listMessagesAround } from "@/lib/domain/messages/list-around";
import { listMessagesFromCursor } from "@/lib/domain/messages/list-from-cursor";
import { listMessagesAfter, listMessagesBefore } from "@/lib/domain/messages/list-messages";
import type { Message } from "@/lib/domain/messages/types";
import { notePageDelivered } from "@/lib/domain/receipts/note-page-delivered";

const PAGE = 50;

/**
 * A room's messages, oldest first after a seq or around a place, or newest first:
 * before a seq, from a cursor, back to a target, or by page number.
 *
 * @see contract: messenger API 2.5.4, native "Messages"
 */
export async function listRoomMessages(
  actor: Actor,
  roomId: RoomId,
  { afterSeq, beforeSeq, ...place }: Query,
) {
  const around = placeOf(place);
  if (around) {
    const { messages, ...facts } = await listMessagesAround(actor, roomId, around);
    return { list: await given(actor, messages), ...facts };
  }
  if (afterSeq !== undefined) {
    const { messages, hasMore, lastSeq } = await listMessagesAfter(actor, roomId, { afterSeq });
    return { list: await given(actor, messages), hasMore, lastSeq };
  }
  const page =
    beforeSeq === undefined
      ? await listMessagesFromCursor(actor, roomId, place)
      : await listBefore(actor, roomId, beforeSeq);
  return {
    list: await given(actor, page.messages),
    count: page.total,
    limit: page.limit,
    nextCursor: page.nextCursor,
    hasMore: page.hasMore,
    lastSeq: page.lastSeq,
  };
}

type Query = z.output<typeof listMessagesQuery>;

function placeOf({ aroundSeq, aroundMessageId, aroundDate }: Omit<Query, "afterSeq" | "beforeSeq">) {
  const place: AroundPlace | null =
    aroundSeq !== undefined
      ? { seq: aroundSeq }
      : aroundMessageId !== undefined
        ? { messageId: aroundMessageId }
        : aroundDate !== undefined
          ? { date: new Date(aroundDate) }
          : null;
  return place;
}

/** The messages for the wire; with the answer they have reached the reader. */
async function given(actor: Actor, messages: Message[]): Promise<WireMessage[]> {
  await notePageDelivered(actor, messages);
  return toListedMessages(actor, messages);
}

async function listBefore(actor: Actor, roomId: RoomId, beforeSeq: number) {
  const page = await listMessagesBefore(actor, roomId, { beforeSeq, limit: PAGE });
  const nextCursor = page.hasMore ? (page.messages.at(-1)?.id ?? null) : null;
  return { ...page, limit: PAGE, nextCursor };
}

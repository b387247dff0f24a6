import type { z } from "zod";
import { toMessage } from "@/lib/dialects/spika/message";
import type { listMessagesQuery } from "@/lib/dialects/spika/schemas/message";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { listMessagesAfter, listMessagesBefore } from "@/lib/domain/messages/list-messages";

const PAGE = 50;

/**
 * A room's messages: newest first by pages, before a seq, or oldest first after one.
 * Seq has no holes, so the page-numbered call is a keyset read too.
 *
 * @see contract: messenger API 2.5.4, native "Messages"
 */
export async function listRoomMessages(
  actor: Actor,
  roomId: RoomId,
  query: z.output<typeof listMessagesQuery>,
) {
  if (query.afterSeq !== undefined) {
    const { messages, hasMore, lastSeq } = await listMessagesAfter(actor, roomId, {
      afterSeq: query.afterSeq,
    });
    return { list: messages.map(toMessage), hasMore, lastSeq };
  }
  const page = await listMessagesBefore(actor, roomId, {
    beforeSeq: query.beforeSeq,
    page: query.page,
    limit: PAGE,
  });
  return {
    list: page.messages.map(toMessage),
    count: page.total,
    limit: PAGE,
    nextCursor: page.hasMore ? (page.messages.at(-1)?.id ?? null) : null,
    hasMore: page.hasMore,
    lastSeq: page.lastSeq,
  };
}

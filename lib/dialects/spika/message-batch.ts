import type { z } from "zod";
import { WireError } from "@/lib/dialects/endpoint";
import { toListedMessage } from "@/lib/dialects/spika/message";
import type { batchQuery } from "@/lib/dialects/spika/schemas/message";
import type { BatchPlace, MessageBatch } from "@/lib/domain/messages/list-batch";

/** A cursor leads on from a batch that the client has; the target begins one (contract 2.5.13). */
export function fromBatchQuery({
  targetMessageId,
  cursorUp,
  cursorDown,
}: z.output<typeof batchQuery>): BatchPlace {
  if (cursorUp !== undefined) return { cursorUp };
  if (cursorDown !== undefined) return { cursorDown };
  if (targetMessageId !== undefined) return { targetMessageId };
  throw new WireError(400, "Invalid parameters");
}

export function toBatch(batch: MessageBatch) {
  return {
    list: batch.messages.map((message) => toListedMessage(message)),
    nextCursorUp: batch.nextCursorUp,
    nextCursorDown: batch.nextCursorDown,
    hasMoreOlderMessages: batch.hasMoreOlder,
    hasMoreNewerMessages: batch.hasMoreNewer,
  };
}

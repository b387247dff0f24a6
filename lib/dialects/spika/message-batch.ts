import type { z } from "zod";
import { WireError } from "@/lib/dialects/endpoint";
import { toListedMessages } from "@/lib/dialects/spika/listed-messages";
import type { batchQuery } from "@/lib/dialects/spika/schemas/message";
import type { Actor } from "@/lib/domain/actor";
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

export async function toBatch(actor: Actor, batch: MessageBatch) {
  return {
    list: await toListedMessages(actor, batch.messages),
    nextCursorUp: batch.nextCursorUp,
    nextCursorDown: batch.nextCursorDown,
    hasMoreOlderMessages: batch.hasMoreOlder,
    hasMoreNewerMessages: batch.hasMoreNewer,
  };
}

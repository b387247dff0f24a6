import type { Tx } from "@/lib/db/client";
import type { Message } from "@/lib/domain/messages/types";
import { facetsOf } from "@/lib/domain/search/facets";
import { textTokens } from "@/lib/domain/search/tokens";

/**
 * Makes an edited message findable by what it says now, within the edit's own
 * transaction: its row lock keeps two edits in order, and a crash leaves neither or both.
 */
export async function reindexMessage(tx: Tx, { id, roomId, seq, body }: Message): Promise<void> {
  const { text } = body;
  const tokens = typeof text === "string" ? [...facetsOf(roomId, seq), ...textTokens(text)] : [];
  await storeWords(tx, id, roomId, tokens);
}

/** Takes a deleted message's words away; the empty row keeps a late indexing from bringing them back. */
export async function forgetWords(tx: Tx, { id, roomId }: Pick<Message, "id" | "roomId">): Promise<void> {
  await storeWords(tx, id, roomId, []);
}

async function storeWords(tx: Tx, id: number, roomId: number, tokens: string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO message_search (message_id, room_id, words) VALUES (${id}, ${roomId}, array_to_tsvector(${tokens}))
    ON CONFLICT (message_id) DO UPDATE SET words = excluded.words`;
}

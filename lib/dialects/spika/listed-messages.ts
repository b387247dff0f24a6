import { toListedMessage } from "@/lib/dialects/spika/message";
import { toMessageRecord } from "@/lib/dialects/spika/message-record";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { Actor } from "@/lib/domain/actor";
import type { Message } from "@/lib/domain/messages/types";
import { listReactions } from "@/lib/domain/reactions/list-reactions";
import { savedAmong } from "@/lib/domain/saved-messages/list-saved";

/** Messages as lists show them, with their reactions, removed ones too (contract 2.5.4), and whether the caller has saved them. */
export async function toListedMessages(actor: Actor, messages: Message[]): Promise<WireMessage[]> {
  const ids = messages.map(({ id }) => id);
  const [reactions, saved] = await Promise.all([listReactions(actor, ids), savedAmong(actor, ids)]);
  return messages.map((message) => ({
    ...toListedMessage(message, reactions.get(message.id)?.map(toMessageRecord) ?? []),
    saved: saved.has(message.id),
  }));
}

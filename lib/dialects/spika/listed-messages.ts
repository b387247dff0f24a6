import { toListedMessage } from "@/lib/dialects/spika/message";
import { toMessageRecord } from "@/lib/dialects/spika/message-record";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { Actor } from "@/lib/domain/actor";
import type { Message } from "@/lib/domain/messages/types";
import { listReactions } from "@/lib/domain/reactions/list-reactions";

/** Messages as lists show them, with their reactions, removed ones too (contract 2.5.4). */
export async function toListedMessages(actor: Actor, messages: Message[]): Promise<WireMessage[]> {
  const reactions = await listReactions(
    actor,
    messages.map(({ id }) => id),
  );
  return messages.map((message) =>
    toListedMessage(message, reactions.get(message.id)?.map(toMessageRecord) ?? []),
  );
}

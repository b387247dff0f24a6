import { textAndMedia } from "@/lib/dialects/chat-messages/media";
import type { WireChatMessage } from "@/lib/dialects/chat-messages/schemas";
import type { Actor } from "@/lib/domain/actor";
import type { UserId } from "@/lib/domain/ids";
import type { FoundMessage } from "@/lib/domain/messages/find-messages";
import { listSeenBy } from "@/lib/domain/receipts/list-seen-by";

type Told = Pick<
  FoundMessage,
  "id" | "roomId" | "seq" | "senderId" | "type" | "body" | "createdAt" | "session" | "statedAt"
>;

/** Messages in this API's words, with who has seen each. */
export async function toChatMessages(actor: Actor, messages: Told[]): Promise<WireChatMessage[]> {
  const seenBy = await listSeenBy(actor, messages);
  return messages.map((message) => toChatMessage(message, seenBy.get(message.id) ?? []));
}

/** Contract "Message": members without a value are left out. */
export function toChatMessage(message: Told, seenBy: UserId[]): WireChatMessage {
  const { text, media } = textAndMedia(message.type, message.body);
  return {
    id: String(message.id),
    createdAt: (message.statedAt ?? message.createdAt).getTime(),
    createdBy: String(message.senderId),
    room: String(message.roomId),
    ...(message.session === null ? {} : { session: message.session }),
    ...(text === undefined ? {} : { text }),
    ...(media === undefined ? {} : { media }),
    seenBy: seenBy.map(String),
  };
}

import type { WireFoundMessage, WireHit } from "@/lib/dialects/spika/schemas/search";
import type { FoundMessage } from "@/lib/domain/search/search-messages";
import type { Hit } from "@/lib/domain/search/search-room";

export function toHit(hit: Hit): WireHit {
  return {
    id: hit.messageId,
    messageId: hit.messageId,
    type: hit.type,
    body: hit.body,
    userId: hit.senderId,
    username: hit.senderName,
    date: hit.createdAt.toISOString(),
  };
}

export function toFoundMessage({
  id,
  senderId,
  senderName,
  createdAt,
  ...rest
}: FoundMessage): WireFoundMessage {
  const { roomId, seq, threadRootId, alsoInRoom, type, text } = rest;
  return {
    messageId: id,
    roomId,
    seq,
    threadRootId,
    alsoInRoom,
    type,
    text,
    userId: senderId,
    username: senderName,
    createdAt: createdAt.getTime(),
  };
}

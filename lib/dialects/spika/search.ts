import type { WireHit } from "@/lib/dialects/spika/schemas/search";
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

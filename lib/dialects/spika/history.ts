import { toMessage } from "@/lib/dialects/spika/message";
import type { WireHistoryItem } from "@/lib/dialects/spika/schemas/history";
import type { HistoryItem } from "@/lib/domain/rooms/list-history";

export function toHistoryItem(item: HistoryItem): WireHistoryItem {
  return {
    roomId: item.roomId,
    muted: item.isMuted,
    pinned: item.isPinned,
    lastMessage: item.lastMessage && toMessage(item.lastMessage),
    unreadCount: item.unreadCount,
  };
}

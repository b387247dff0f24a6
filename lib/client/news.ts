import type { RoomMessages } from "@/lib/client/message-pages";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** How a room stood when it was opened, if there was something unread: frozen until it is left. */
export type OpenedAt = { seenSeq: number; unreadCount: number };

/** What of it is loaded: where it begins (null while that is further up), and how much it is. */
export type News = { fromSeq: number | null; since: number | null; count: number };

export function newsOf(data: RoomMessages, opened: OpenedAt, myId: number): News {
  const news = data.list.filter((message) => message.seq > opened.seenSeq && isNewTo(message, myId));
  const isLoaded = !data.hasEarlier || data.oldestSeq <= opened.seenSeq + 1;
  // Where not all of it is loaded, the count is the badge's.
  const count = isLoaded && !data.hasLater ? news.length : Math.max(opened.unreadCount, news.length);
  if (!isLoaded) return { fromSeq: null, since: null, count };
  return { fromSeq: news[0]?.seq ?? null, since: news[0]?.createdAt ?? null, count };
}

/** What counts as unread for somebody: the same as the badge counts. */
export function isNewTo(message: WireMessage, myId: number): boolean {
  return message.fromUserId !== myId && message.type !== "system" && !message.deleted;
}

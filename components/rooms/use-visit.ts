"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { OpenedAt } from "@/lib/client/news";
import { readRoomList } from "@/lib/client/queries/rooms";
import type { Quote } from "@/lib/client/quote";
import { cursorOf } from "@/lib/client/room-list";

type Visit = {
  roomId: number;
  /** What was unread at its beginning; null where nothing was, or it has been marked as read. */
  openedAt: OpenedAt | null;
  editingId: number | null;
  replyTo: Quote | null;
};

/** What belongs to one visit of a room: it begins anew when another one is entered. */
export function useVisit(roomId: number) {
  const client = useQueryClient();
  const [visit, setVisit] = useState(() => begin(client, roomId));
  if (visit.roomId !== roomId) setVisit(begin(client, roomId));
  const change = useCallback((changed: Partial<Visit>) => setVisit((now) => ({ ...now, ...changed })), []);
  return {
    ...visit,
    markRead: useCallback(() => change({ openedAt: null }), [change]),
    edit: useCallback((editingId: number | null) => change({ editingId }), [change]),
    reply: useCallback((replyTo: Quote | null) => change({ replyTo }), [change]),
  };
}

function begin(client: QueryClient, roomId: number): Visit {
  const item = readRoomList(client).find(({ id }) => id === roomId);
  const isUnread = item !== undefined && item.unreadCount > 0;
  return {
    roomId,
    openedAt: isUnread ? { seenSeq: cursorOf(item), unreadCount: item.unreadCount } : null,
    editingId: null,
    replyTo: null,
  };
}

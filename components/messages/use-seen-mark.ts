"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { editRoomList, markSeen, readRoomList } from "@/lib/client/queries/rooms";
import { setReading } from "@/lib/client/reading";
import { cursorOf } from "@/lib/client/room-list";
import { findHeld, subscribeToHeld } from "@/lib/client/unread-by-hand";

const SEEN_AFTER_MS = 500;

/**
 * Marks the room as seen up to its end once the end has been on screen for half a second,
 * with the window visible and in front. One mark on the server is behind the badge, the
 * bold name and the line "New".
 */
export function useSeenMark(roomId: number, lastSeq: number, isEndOnScreen: boolean): void {
  const client = useQueryClient();
  const isInFront = useIsInFront();
  // What was marked as unread by hand stays so, whatever is on screen or arrives (row 4).
  const isHeld = useHeldUnread(roomId) !== null;
  const isReading = isEndOnScreen && isInFront && !isHeld;

  useEffect(() => {
    if (!isReading) return;
    setReading(roomId);
    return () => setReading(null);
  }, [roomId, isReading]);

  useEffect(() => {
    if (!isReading) return;
    const timer = setTimeout(() => {
      const room = readRoomList(client).find(({ id }) => id === roomId);
      if (!room || lastSeq <= cursorOf(room)) return;
      markSeen(client, roomId, lastSeq).catch(() => {
        // Not told to the server: it counts as unseen again, and the next message or focus tries anew.
        editRoomList(client, (list) =>
          list.map((known) =>
            known.id === roomId
              ? { ...known, seenSeq: room.seenSeq, unreadFromSeq: room.unreadFromSeq }
              : known,
          ),
        );
      });
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [client, roomId, lastSeq, isReading]);
}

/** Where reading stopped, if the room was marked as unread during this visit. */
export function useHeldUnread(roomId: number) {
  return useSyncExternalStore(
    subscribeToHeld,
    () => findHeld(roomId),
    () => null,
  );
}

/** Whether the window is visible and has the focus. */
export function useIsInFront(): boolean {
  return useSyncExternalStore(subscribeToFocus, isWindowInFront, () => false);
}

function isWindowInFront(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

function subscribeToFocus(listener: () => void): () => void {
  window.addEventListener("focus", listener);
  window.addEventListener("blur", listener);
  document.addEventListener("visibilitychange", listener);
  return () => {
    window.removeEventListener("focus", listener);
    window.removeEventListener("blur", listener);
    document.removeEventListener("visibilitychange", listener);
  };
}

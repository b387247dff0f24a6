"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import type { RoomMessages } from "@/lib/client/message-pages";
import { loadEarlier, readMessages } from "@/lib/client/queries/messages";
import { AT_END, extendDown, extendUp, holdEnd, visibleMessages } from "@/lib/client/row-window";

/** So near to the top or bottom of what is in the document, more is put into it. */
const REACH = 1_200;
/** So far from the end, what arrives there stays out of it. Well beyond the reach, or the two would take turns. */
const HELD_FROM = 3 * REACH;

/**
 * Which of a room's messages are in the document, and the fetching of earlier ones when
 * the reader gets near the oldest that is loaded.
 */
export function useMessageWindow(roomId: number, data: RoomMessages) {
  const client = useQueryClient();
  const [window, setWindow] = useState(AT_END);
  const [earlier, setEarlier] = useState<"idle" | "loading" | "failed">("idle");
  const isLoading = useRef(false);
  const messages = useMemo(() => visibleMessages(data.list, window), [data.list, window]);
  const isStartShown = messages[0] === data.list[0];

  const fetchEarlier = useCallback(async () => {
    if (isLoading.current) return;
    isLoading.current = true;
    setEarlier("loading");
    try {
      await loadEarlier(client, roomId);
      setEarlier("idle");
    } catch {
      setEarlier("failed"); // said at the top of the list, with a button to try again
    }
    isLoading.current = false;
  }, [client, roomId]);

  /** After every movement: makes room in the direction of reading. */
  function follow(box: HTMLElement) {
    const above = box.scrollHeight - box.clientHeight + box.scrollTop;
    const below = -box.scrollTop;
    if (above < REACH && !isStartShown) setWindow(extendUp(data.list, window));
    else if (above < REACH && data.hasEarlier && earlier === "idle") void fetchEarlier();
    else if (below < REACH && window.toSeq !== null) setWindow(extendDown(data.list, window));
    else if (below > HELD_FROM) setWindow((now) => holdEnd(data.list, now));
  }

  /** One page further up, whatever the reader does. */
  async function goUp() {
    await loadEarlier(client, roomId);
    const list = readMessages(client, roomId)?.list ?? [];
    setWindow((now) => extendUp(list, now));
  }

  return {
    messages,
    /** Whether the room's very first message is in the document. */
    isBeginning: isStartShown && !data.hasEarlier,
    isEndLoaded: window.toSeq === null,
    earlier,
    fetchEarlier,
    follow,
    goUp,
    showEnd: useCallback(() => setWindow(AT_END), []),
  };
}

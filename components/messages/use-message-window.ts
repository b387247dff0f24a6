"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { afterPaint } from "@/lib/client/after-paint";
import type { RoomMessages } from "@/lib/client/message-pages";
import { loadEarlier, readMessages } from "@/lib/client/queries/messages";
import { loadLater, readPast } from "@/lib/client/queries/past";
import {
  AT_END,
  aroundSeq,
  extendDown,
  extendUp,
  holdEnd,
  holdRows,
  lastRows,
  type RowWindow,
  trimStart,
  visibleMessages,
} from "@/lib/client/row-window";

/** So near to the top or bottom of what is in the document, more is put into it. */
const REACH = 1_200;
/** So far from the end, what arrives there stays out of it. Well beyond the reach, or the two would take turns. */
const HELD_FROM = 3 * REACH;

/** What a room is opened with, and kept with when it is left: a screenful, or down from what is unread. */
const FIRST_ROWS = 30;
const ROWS_ABOVE_NEWS = 5;

type Fetching = "idle" | "loading" | "failed";

/**
 * Which of a room's messages are in the document, and the fetching of more when the reader
 * gets near the oldest that is loaded, or the newest of a stretch of the past.
 *
 * @param seenSeq where what was unread at the opening begins
 * @param isShown whether the room is on screen: each time it is entered, the list begins anew
 */
export function useMessageWindow(
  roomId: number,
  data: RoomMessages,
  seenSeq: number | undefined,
  isShown: boolean,
) {
  const client = useQueryClient();
  const [window, setWindow] = useState(() => firstWindow(data, seenSeq));
  const [wasShown, setWasShown] = useState(isShown);
  if (wasShown !== isShown) {
    setWasShown(isShown);
    if (isShown) setWindow(sameOr(window, firstWindow(data, seenSeq)));
  }
  const [earlier, setEarlier] = useState<Fetching>("idle");
  const [later, setLater] = useState<Fetching>("idle");
  const isLoading = useRef(false);
  const messages = useMemo(() => visibleMessages(data.list, window), [data.list, window]);
  const isStartShown = messages[0] === data.list[0];
  const isEndShown = messages.at(-1) === data.list.at(-1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the room has been left
  useEffect(() => {
    if (isShown) return;
    return afterPaint(() => setWindow((now) => sameOr(now, lastRows(data.list, FIRST_ROWS))));
  }, [isShown]);

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

  const fetchLater = useCallback(async () => {
    if (isLoading.current) return;
    isLoading.current = true;
    setLater("loading");
    setWindow((now) => holdRows(shownOf(client, roomId), now));
    try {
      await loadLater(client, roomId);
      setWindow((now) => extendDown(shownOf(client, roomId), now));
      setLater("idle");
    } catch {
      setLater("failed"); // as above, at the bottom
    }
    isLoading.current = false;
  }, [client, roomId]);

  /**
   * After every movement: makes room in the direction of reading. From the window as it is
   * then: somebody may have jumped elsewhere since the rows were laid out.
   */
  function follow(box: HTMLElement) {
    const above = box.scrollHeight - box.clientHeight + box.scrollTop;
    const below = -box.scrollTop;
    if (above < REACH && !isStartShown) setWindow((now) => extendUp(data.list, now));
    else if (above < REACH && data.hasEarlier && earlier === "idle") void fetchEarlier();
    else if (below < REACH && data.hasLater && isEndShown && later === "idle") void fetchLater();
    else if (below < REACH && window.toSeq !== null && !(data.hasLater && isEndShown))
      setWindow((now) => extendDown(data.list, now));
    else if (below > HELD_FROM) setWindow((now) => holdEnd(data.list, now));
    else if (below === 0 && above > HELD_FROM) setWindow((now) => trimStart(data.list, now));
  }

  return {
    messages,
    /** Whether the room's very first message is in the document. */
    isBeginning: isStartShown && !data.hasEarlier,
    isEndLoaded: window.toSeq === null && !data.hasLater,
    earlier,
    later,
    fetchEarlier,
    fetchLater,
    follow,
    showEnd: useCallback(() => setWindow(AT_END), []),
    showAround: (seq: number) => setWindow(aroundSeq(data.list, seq)),
  };
}

function firstWindow({ list }: RoomMessages, seenSeq: number | undefined): RowWindow {
  const unread = seenSeq === undefined ? 0 : list.filter(({ seq }) => seq > seenSeq).length;
  return lastRows(list, Math.max(FIRST_ROWS, unread + ROWS_ABOVE_NEWS));
}

/** The object that is known already, where it says the same: what was made from it stands. */
function sameOr(known: RowWindow, next: RowWindow): RowWindow {
  return known.fromSeq === next.fromSeq && known.toSeq === next.toSeq ? known : next;
}

function shownOf(client: QueryClient, roomId: number) {
  return (readPast(client, roomId) ?? readMessages(client, roomId))?.list ?? [];
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useIsInFront } from "@/components/messages/use-seen-mark";
import { markThreadSeen } from "@/lib/client/queries/threads";
import { setThreadReading } from "@/lib/client/reading";
import type { WireThreadStanding } from "@/lib/dialects/spika/schemas/thread";

const SEEN_AFTER_MS = 500;

/** As `useSeenMark` for a room: its end on screen for half a second, with the window in front. */
export function useThreadSeen(
  standing: WireThreadStanding | undefined,
  endSeq: number,
  isEndOnScreen: boolean,
): void {
  const client = useQueryClient();
  const isReading = useIsInFront() && isEndOnScreen;
  const rootId = standing?.rootId;

  useEffect(() => {
    if (!isReading || rootId === undefined) return;
    setThreadReading(rootId);
    return () => setThreadReading(null);
  }, [rootId, isReading]);

  useEffect(() => {
    if (!isReading || !standing?.following || endSeq <= standing.seenSeq) return;
    const timer = setTimeout(() => {
      // Not told to the server: it stays unread, and the next reply or focus tries anew.
      markThreadSeen(client, standing, endSeq).catch(() => undefined);
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [client, standing, endSeq, isReading]);
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
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

  const latest = useRef(standing);
  latest.current = standing;
  const isFollowing = standing?.following ?? false;
  useEffect(() => {
    if (!isReading || !isFollowing) return;
    const timer = setTimeout(() => {
      const known = latest.current;
      if (!known || endSeq <= known.seenSeq) return;
      // Not told to the server: it is unread again, and the next reply or focus tries anew.
      markThreadSeen(client, known, endSeq).catch(() => undefined);
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [client, isFollowing, endSeq, isReading]);
}

"use client";

import { useMemo, useSyncExternalStore } from "react";
import { listDrafts, type PlacedDraft, subscribeToDrafts } from "@/lib/client/drafts";

/** What I have begun to write and not sent, the latest first. */
export function useDrafts(userId: number): PlacedDraft[] {
  const written = useSyncExternalStore(
    subscribeToDrafts,
    () => JSON.stringify(listWritten(userId)),
    () => "[]",
  );
  return useMemo(() => JSON.parse(written) as PlacedDraft[], [written]); // what was written a line above
}

/** Where I have begun to write something. Changes when one comes or goes, and not with every letter. */
export function useDraftPlaces(userId: number): { count: number; roomIds: Set<number> } {
  const rooms = useSyncExternalStore(
    subscribeToDrafts,
    () =>
      listWritten(userId)
        .map(({ roomId }) => roomId)
        .sort((a, b) => a - b)
        .join(),
    () => "",
  );
  return useMemo(() => {
    const ids = rooms === "" ? [] : rooms.split(",").map(Number);
    return { count: ids.length, roomIds: new Set(ids) };
  }, [rooms]);
}

function listWritten(userId: number): PlacedDraft[] {
  return listDrafts(userId)
    .filter(({ text }) => text.trim() !== "")
    .sort((a, b) => b.editedAt - a.editedAt);
}

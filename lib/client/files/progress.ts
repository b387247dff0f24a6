import { useSyncExternalStore } from "react";

// Beside the message pages and not in them: a percent more must render one line, not the list.
const shares = new Map<string, number>();
const listeners = new Set<() => void>();

/** @param share  0 to 1 of the file's bytes; null when it is over */
export function noteProgress(localId: string, share: number | null): void {
  if (share === null) shares.delete(localId);
  else shares.set(localId, share);
  for (const listener of listeners) listener();
}

/** How much of a file the server has, 0 to 1. */
export function useProgress(localId: string): number {
  return useSyncExternalStore(
    subscribe,
    () => shares.get(localId) ?? 0,
    () => 0,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

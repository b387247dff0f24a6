import { useSyncExternalStore } from "react";
import type { WirePresence } from "@/lib/dialects/spika/schemas/presence";

type Person = { userId: number; state: WirePresence };

let known = new Map<number, WirePresence>();
const listeners = new Set<() => void>();

export function notePresence({ userId, state }: Person): void {
  if ((known.get(userId) ?? "offline") === state) return;
  known.set(userId, state);
  tell();
}

/** Everybody of whom I may know that they are not offline. */
export function replacePresence(people: Person[]): void {
  known = new Map(people.map(({ userId, state }) => [userId, state]));
  tell();
}

/** How somebody stands, as far as is known. */
export function usePresence(userId: number): WirePresence {
  return useSyncExternalStore(
    subscribe,
    () => known.get(userId) ?? "offline",
    () => "offline",
  );
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

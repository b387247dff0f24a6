import { useSyncExternalStore } from "react";
import { api } from "@/lib/client/api";
import { readLive } from "@/lib/client/connection";

/** Somebody who was heard typing is thought to type for so long. */
const TYPING_FOR_MS = 5_000;
const SAID_EVERY_MS = 3_000;

const typists = new Map<string, { place: string; userId: number; timer: ReturnType<typeof setTimeout> }>();
const listeners = new Set<() => void>();
const saidAt = new Map<string, number>();

/** Somebody else is typing in a room or in one of its threads. */
export function noteTyping(roomId: number, userId: number, threadRootId?: number): void {
  const place = placeOf(roomId, threadRootId);
  const key = `${place}:${userId}`;
  clearTimeout(typists.get(key)?.timer);
  typists.set(key, { place, userId, timer: setTimeout(() => forget(key), TYPING_FOR_MS) });
  tell();
}

/** What they were typing has come. */
export function noteTyped(roomId: number, userId: number, threadRootId?: number): void {
  const key = `${placeOf(roomId, threadRootId)}:${userId}`;
  clearTimeout(typists.get(key)?.timer);
  if (typists.has(key)) forget(key);
}

/** Who is typing there, by the order in which they began. */
export function useTypists(roomId: number, threadRootId?: number): number[] {
  const place = placeOf(roomId, threadRootId);
  const ids = useSyncExternalStore(
    subscribe,
    () =>
      [...typists.values()]
        .filter((typist) => typist.place === place)
        .map(({ userId }) => userId)
        .join(),
    () => "",
  );
  return ids === "" ? [] : ids.split(",").map(Number);
}

/** I am typing. Said at most every three seconds, and only while others could hear of it. */
export function sayTyping(roomId: number, threadRootId?: number): void {
  const place = placeOf(roomId, threadRootId);
  const now = Date.now();
  if (readLive() !== true || !navigator.onLine || now - (saidAt.get(place) ?? 0) < SAID_EVERY_MS) return;
  saidAt.set(place, now);
  // Of no consequence: the next letters say it again.
  api.post(`/rooms/${roomId}/typing`, { threadRootId }).catch(() => saidAt.delete(place));
}

/** What I was typing is sent: the next letters are news again. */
export function stopTyping(roomId: number, threadRootId?: number): void {
  saidAt.delete(placeOf(roomId, threadRootId));
}

function placeOf(roomId: number, threadRootId: number | undefined): string {
  return `${roomId}.${threadRootId ?? ""}`;
}

function forget(key: string): void {
  typists.delete(key);
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import { findHeld } from "@/lib/client/unread-by-hand";

/** The room whose end is on screen, with the window in front: what arrives there is not unread. */
let reading: number | null = null;
/** The same of a thread, by its root. */
let readingThread: number | null = null;

export function setReading(roomId: number | null): void {
  reading = roomId;
}

export function isBeingRead(roomId: number): boolean {
  return reading === roomId && !findHeld(roomId);
}

export function setThreadReading(rootId: number | null): void {
  readingThread = rootId;
}

export function isThreadBeingRead(rootId: number): boolean {
  return readingThread === rootId;
}

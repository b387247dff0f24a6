/**
 * Rooms that were marked as unread while they are open, here or on another device, and from
 * where: they are not read by being looked at until they are left and entered again (row 4
 * of the faults that others have).
 */
type Held = { seenSeq: number; unreadCount: number };

const held = new Map<number, Held>();
const listeners = new Set<() => void>();

export function holdUnread(roomId: number, fromSeq: number, unreadCount: number): void {
  held.set(roomId, { seenSeq: fromSeq - 1, unreadCount });
  tell();
}

/** The room is entered, left, or read on purpose. */
export function releaseUnread(roomId: number): void {
  if (held.delete(roomId)) tell();
}

/** Where reading stopped, or null where nothing was marked during this visit. The same object until it changes. */
export function findHeld(roomId: number): Held | null {
  return held.get(roomId) ?? null;
}

export function subscribeToHeld(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

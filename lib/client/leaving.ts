/** Rooms that I am leaving, or have left: asking for anything of them would only be refused. */
const rooms = new Set<number>();

export function startLeaving(roomId: number): void {
  rooms.add(roomId);
}

/** The server refused to let me go, or I am back. */
export function stopLeaving(roomId: number): void {
  rooms.delete(roomId);
}

export function isLeaving(roomId: number): boolean {
  return rooms.has(roomId);
}

/** The rooms that were open last, the latest first, per person, kept in this browser. */

const nameOf = (userId: number) => `hearth.recent.${userId}`;
const MOST_KEPT = 30;

export function readRecentRooms(userId: number): number[] {
  const stored = localStorage.getItem(nameOf(userId)) ?? "";
  return stored.split(",").filter(Boolean).map(Number);
}

export function noteRecentRoom(userId: number, roomId: number): void {
  const others = readRecentRooms(userId).filter((id) => id !== roomId);
  localStorage.setItem(nameOf(userId), [roomId, ...others].slice(0, MOST_KEPT).join());
}

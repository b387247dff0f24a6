import type { RoomId } from "@/lib/domain/ids";

/** Messages of a room that are searched at a time: some thousand, so that a common word costs no more than they do. */
const BLOCK_BITS = 13;

/** The block of a room in which a message stands. */
export function blockOf(seq: number): number {
  return seq >> BLOCK_BITS;
}

/** What a message is found by besides its text: its room, and its block of the room. */
export function facetsOf(roomId: RoomId, seq: number): string[] {
  return [roomFacet(roomId), blockFacet(roomId, blockOf(seq))];
}

/** No word begins with "#". */
export function roomFacet(roomId: RoomId): string {
  return `#${roomId}`;
}

export function blockFacet(roomId: RoomId, block: number): string {
  return `#${roomId}/${block}`;
}

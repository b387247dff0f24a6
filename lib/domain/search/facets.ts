import type { RoomId } from "@/lib/domain/ids";

/** 32,768 messages: a common word is found in the newest block, and a long room has few of them. */
const BLOCK_BITS = 15;

/** The block of a room in which a message stands. */
export function blockOf(seq: number): number {
  return seq >> BLOCK_BITS;
}

/** The first seq of a block. */
export function startOf(block: number): number {
  return block << BLOCK_BITS;
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

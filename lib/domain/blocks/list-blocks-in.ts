import { pool } from "@/lib/db/pool";
import type { RoomId, UserId } from "@/lib/domain/ids";

/** Who must not hear whom, by room; a room without an entry has no block that matters. */
export type BlocksByRoom = ReadonlyMap<RoomId, Array<{ blockerId: UserId; blockedId: UserId }>>;

/**
 * The blocks between members of private rooms, for whoever announces what happened
 * in them: one query for many rooms, and most often an empty answer.
 */
export async function listBlocksIn(roomIds: Iterable<RoomId>): Promise<BlocksByRoom> {
  const found = new Map<RoomId, Array<{ blockerId: UserId; blockedId: UserId }>>();
  const ids = [...new Set(roomIds)];
  if (ids.length === 0) return found;
  const { rows } = await pool().query<{ roomId: RoomId; blockerId: UserId; blockedId: UserId }>({
    name: "blocks-in-rooms",
    text: `SELECT r.id AS "roomId", b.user_id AS "blockerId", b.blocked_id AS "blockedId"
           FROM room r
           JOIN member blocker ON blocker.room_id = r.id
           JOIN member blocked ON blocked.room_id = r.id
           JOIN block b ON b.user_id = blocker.user_id AND b.blocked_id = blocked.user_id
           WHERE r.id = ANY($1::int[]) AND r.type = 'private'`,
    values: [ids],
  });
  for (const { roomId, ...block } of rows) found.set(roomId, [...(found.get(roomId) ?? []), block]);
  return found;
}

/** Those whom the author must not reach in that room. */
export function deafTo(blocks: BlocksByRoom, roomId: RoomId, authorId: UserId): UserId[] {
  return (blocks.get(roomId) ?? [])
    .filter(({ blockedId }) => blockedId === authorId)
    .map(({ blockerId }) => blockerId);
}

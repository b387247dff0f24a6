import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { markSeen } from "@/lib/domain/receipts/mark-seen";
import { record } from "@/lib/outbox/record";

/**
 * Marks everything as seen by the actor: all their rooms, and the threads that they follow.
 *
 * @returns the rooms and threads (by their roots) in which something was unread
 * @see contract: native "Rooms"
 */
export async function markAllSeen(actor: Actor): Promise<{ roomIds: RoomId[]; rootIds: MessageId[] }> {
  const roomIds = await listUnreadRooms(actor);
  // One by one: each locks its own row alone, and the list is short where people read.
  for (const roomId of roomIds) await markSeen(actor, roomId);
  return { roomIds, rootIds: await markThreads(actor) };
}

async function listUnreadRooms({ userId }: Actor): Promise<RoomId[]> {
  const { rows } = await pool().query<{ id: RoomId }>({
    name: "unread-rooms",
    text: `SELECT r.id FROM member m JOIN room r ON r.id = m.room_id AND r.deleted_at IS NULL
           WHERE m.user_id = $1
             AND (r.counted_total > m.read_total OR m.unread_from IS NOT NULL OR m.mention_count > 0)
           ORDER BY r.id`,
    values: [userId],
  });
  return rows.map(({ id }) => id);
}

async function markThreads({ userId }: Actor): Promise<MessageId[]> {
  return inTransaction(async (tx) => {
    const marked = await tx.$queryRaw<Array<{ rootId: MessageId; roomId: RoomId }>>`
      UPDATE thread_member t SET seen_seq = r.last_seq, mention_count = 0, modified_at = now()
      FROM room r JOIN member m ON m.room_id = r.id AND m.user_id = ${userId}
      WHERE t.user_id = ${userId} AND t.is_following AND r.id = t.room_id AND r.deleted_at IS NULL
        AND EXISTS (SELECT 1 FROM message WHERE thread_root_id = t.root_id AND seq > t.seen_seq)
      RETURNING t.root_id AS "rootId", t.room_id AS "roomId"`;
    await record(tx, ...marked.map((thread) => ({ type: "thread.changed", userId, ...thread }) as const));
    return marked.map(({ rootId }) => rootId);
  });
}

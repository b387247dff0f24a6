import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";

/**
 * How many messages wait for the actor in each of their rooms; only rooms where
 * there are some, and no deleted ones.
 *
 * @see contract: messenger API 2.4.12; what counts: Hearth's choices, "unread count"
 */
export async function listUnreadCounts(
  actor: Actor,
): Promise<Array<{ roomId: RoomId; unreadCount: number }>> {
  // By hand: Prisma cannot compare two columns of joined tables, and no message need be counted.
  const { rows } = await pool().query<{ roomId: RoomId; unreadCount: number }>({
    name: "unread-counts",
    text: `SELECT r.id AS "roomId", r.counted_total - m.read_total AS "unreadCount"
           FROM member m JOIN room r ON r.id = m.room_id
           WHERE m.user_id = $1 AND r.deleted_at IS NULL AND r.counted_total > m.read_total
           ORDER BY r.id`,
    values: [actor.userId],
  });
  return rows;
}

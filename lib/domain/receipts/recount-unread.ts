import type { Tx } from "@/lib/db/client";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { pairKey } from "@/lib/domain/rooms/pair-key";

/**
 * Counts anew what the user has not read of the private room that they share with
 * the other one: after a block or its end other messages count than before.
 *
 * @returns the room, or null where the two share none
 * @see contract: Hearth's choices, "unread count", "blocked"
 */
export async function recountUnread(tx: Tx, userId: UserId, otherId: UserId): Promise<RoomId | null> {
  // The lock first and the counting after it, in a snapshot of its own: see markSeen.
  const [member] = await tx.$queryRaw<Array<{ roomId: RoomId }>>`
    SELECT m.room_id AS "roomId" FROM member m JOIN room r ON r.id = m.room_id
    WHERE r.pair_key = ${pairKey(userId, otherId)} AND m.user_id = ${userId} FOR UPDATE OF m`;
  if (!member) return null;
  await tx.$executeRaw`
    UPDATE member m SET read_total = r.counted_total - (
      SELECT count(*)::int FROM message
      WHERE room_id = r.id AND seq > greatest(coalesce(m.unread_from - 1, m.seen_seq), m.join_seq) AND sender_id <> m.user_id
        AND type <> 'system' AND deleted_at IS NULL AND (thread_root_id IS NULL OR also_in_room)
        AND NOT EXISTS (SELECT 1 FROM block b WHERE b.user_id = m.user_id AND b.blocked_id = sender_id)
        AND NOT EXISTS (
          SELECT 1 FROM message_hide h WHERE h.user_id = m.user_id AND h.message_id = message.id))
    FROM room r WHERE r.id = m.room_id AND m.room_id = ${member.roomId} AND m.user_id = ${userId}`;
  return member.roomId;
}

import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { hiddenSenders } from "@/lib/domain/blocks/hidden-senders";
import type { RoomId } from "@/lib/domain/ids";
import { type RoomMember, requireMember } from "@/lib/domain/rooms/access";
import { record } from "@/lib/outbox/record";

/** A member's marks after an advance. */
export type Marks = { seenSeq: number; deliveredSeq: number; unreadCount: number };

/**
 * Marks everything in the room up to `upToSeq` as seen by the actor: one write,
 * however many messages that is. Monotonic: an older `upToSeq` than the stored one
 * changes nothing and announces nothing.
 *
 * @param upToSeq a seq of this room; the newest message without it
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.5.9; `upToSeq` is Hearth's
 */
export async function markSeen(actor: Actor, roomId: RoomId, upToSeq?: number): Promise<Marks> {
  return inTransaction(async (tx) => {
    // The lock first and the counting after it, in a snapshot of its own: a post of
    // the actor's own or a deletion at this very moment is then either in both the
    // room's total and the member's, or in neither.
    await tx.$queryRaw`SELECT 1 FROM member WHERE room_id = ${roomId} AND user_id = ${actor.userId} FOR UPDATE`;
    const member = await requireMember(tx, actor, roomId);
    const seenSeq = Math.min(upToSeq ?? member.room.lastSeq, member.room.lastSeq);
    if (seenSeq <= member.seenSeq) return unchanged(member);
    const hidden = await hiddenSenders(tx, member);

    const [marks] = await tx.$queryRaw<Marks[]>`
      WITH rest AS (
        SELECT count(*)::int AS n FROM message
        WHERE room_id = ${roomId} AND seq > ${seenSeq} AND sender_id <> ${actor.userId}
          AND type <> 'system' AND deleted_at IS NULL AND (thread_root_id IS NULL OR also_in_room)
          AND sender_id <> ALL(${hidden})
          AND NOT EXISTS (
            SELECT 1 FROM message_hide h WHERE h.user_id = ${actor.userId} AND h.message_id = message.id)
      )
      UPDATE member m
      SET seen_seq = ${seenSeq}, seen_at = now(), delivered_seq = greatest(m.delivered_seq, ${seenSeq}),
          read_total = r.counted_total - rest.n, mention_count = 0, marked_unread = false
      FROM room r, rest
      WHERE m.room_id = ${roomId} AND m.user_id = ${actor.userId} AND r.id = m.room_id
      RETURNING m.seen_seq AS "seenSeq", m.delivered_seq AS "deliveredSeq", rest.n AS "unreadCount"`;
    if (!marks) return unchanged(member);
    await tx.receipt.create({
      data: { roomId, userId: actor.userId, kind: "seen", fromSeq: member.seenSeq, toSeq: marks.seenSeq },
    });
    const { deliveredSeq } = marks;
    await record(
      tx,
      { type: "receipt.changed", roomId, userId: actor.userId, seenSeq: marks.seenSeq, deliveredSeq },
      { type: "unread.changed", roomId, userId: actor.userId },
    );
    return marks;
  });
}

function unchanged(member: RoomMember): Marks {
  return {
    seenSeq: member.seenSeq,
    deliveredSeq: Math.max(member.deliveredSeq, member.seenSeq),
    unreadCount: Math.max(0, member.room.countedTotal - member.readTotal),
  };
}

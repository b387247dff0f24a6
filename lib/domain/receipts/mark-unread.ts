import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { hiddenSenders } from "@/lib/domain/blocks/hidden-senders";
import type { RoomId } from "@/lib/domain/ids";
import { MENTIONS_WAITING } from "@/lib/domain/mentions/reaches";
import { isCountable } from "@/lib/domain/receipts/countable";
import type { Unread } from "@/lib/domain/receipts/find-unread";
import { type RoomMember, requireMember } from "@/lib/domain/rooms/access";
import { record } from "@/lib/outbox/record";

const NEWEST = 2_147_483_647;

/**
 * Marks the room as unread by hand, from `fromSeq` on: badge and divider count from there
 * until the room is read again. What others were told, that it has been seen, stays so: the
 * seen mark does not move. Nothing becomes read by it either, so a message that is unread
 * already does not move the beginning forward.
 *
 * @param fromSeq  a seq of this room; where no message of somebody else follows it, and
 *   without it, the newest one that does count begins what is unread
 * @returns what is unread then; `unreadFromSeq` is null where nobody else has said anything
 * @throws DomainError `not_found`/"not_member"
 * @see contract: native "Rooms"
 */
export async function markUnread(actor: Actor, roomId: RoomId, fromSeq = NEWEST): Promise<Unread> {
  return inTransaction(async (tx) => {
    // The lock first and the counting after it, in a snapshot of its own: see markSeen.
    await tx.$queryRaw`
      SELECT 1 FROM member WHERE room_id = ${roomId} AND user_id = ${actor.userId} FOR NO KEY UPDATE`;
    const member = await requireMember(tx, actor, roomId);
    const marked = await write(tx, member, fromSeq);
    if (!marked) return unchanged(member);
    await record(tx, { type: "unread.changed", roomId, userId: actor.userId });
    return { ...marked, seenSeq: member.seenSeq, lastSeq: member.room.lastSeq };
  });
}

type Marked = Pick<Unread, "unreadCount" | "mentionCount" | "unreadFromSeq">;

async function write(tx: Tx, member: RoomMember, fromSeq: number): Promise<Marked | undefined> {
  const { roomId, userId, joinSeq } = member;
  const wish = Math.max(joinSeq + 1, Math.min(fromSeq, member.seenSeq + 1));
  const countable = isCountable(userId, await hiddenSenders(tx, member));
  const [marked] = await tx.$queryRaw<Marked[]>`
    WITH begins AS (
      SELECT CASE
        WHEN EXISTS (SELECT 1 FROM message WHERE room_id = ${roomId} AND seq >= ${wish} AND ${countable}) THEN ${wish}
        ELSE (
          SELECT seq FROM message WHERE room_id = ${roomId} AND seq > ${joinSeq} AND seq < ${wish} AND ${countable}
          ORDER BY seq DESC LIMIT 1)
        END AS seq
    ),
    waiting AS (
      SELECT count(*)::int AS n FROM message, begins WHERE room_id = ${roomId} AND message.seq >= begins.seq AND ${countable}
    )
    UPDATE member m
    SET unread_from = begins.seq, read_total = r.counted_total - waiting.n, mention_count = ${MENTIONS}
    FROM room r, begins, waiting
    WHERE m.room_id = ${roomId} AND m.user_id = ${userId} AND r.id = m.room_id AND begins.seq IS NOT NULL
    RETURNING waiting.n AS "unreadCount", m.mention_count AS "mentionCount", m.unread_from AS "unreadFromSeq"`;
  return marked;
}

const MENTIONS = Prisma.raw(MENTIONS_WAITING("begins.seq - 1"));

function unchanged({ seenSeq, readTotal, unreadFrom, room }: RoomMember): Unread {
  const unreadCount = Math.max(0, room.countedTotal - readTotal);
  return { unreadCount, mentionCount: 0, seenSeq, unreadFromSeq: unreadFrom, lastSeq: room.lastSeq };
}

import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { hiddenSenders } from "@/lib/domain/blocks/hidden-senders";
import type { Advance } from "@/lib/domain/events";
import type { RoomId } from "@/lib/domain/ids";
import { MENTIONS_WAITING } from "@/lib/domain/mentions/reaches";
import { isCountable } from "@/lib/domain/receipts/countable";
import { cut, parseRanges, printRanges, type Range, without } from "@/lib/domain/receipts/ranges";
import { LONGEST_RUN, takeRecordIds } from "@/lib/domain/receipts/record-ids";
import { type RoomMember, requireMember } from "@/lib/domain/rooms/access";
import { record } from "@/lib/outbox/record";

/** A member's marks after an advance. */
export type Marks = { seenSeq: number; deliveredSeq: number; unreadCount: number };

/**
 * Marks everything in the room up to `upToSeq` as seen by the actor, and with it as
 * delivered: one write, however many messages that is. Monotonic: an older `upToSeq`
 * than the stored one changes nothing and announces nothing, but that it takes back what
 * was marked as unread by hand before it.
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
    const delivered = await lockDelivered(tx, actor, roomId);
    const member = await requireMember(tx, actor, roomId);
    const wish = Math.min(upToSeq ?? member.room.lastSeq, member.room.lastSeq);
    const isReadAgain = member.unreadFrom !== null && wish >= member.unreadFrom;
    if (wish <= member.seenSeq && !isReadAgain) return unchanged(member);

    const seenSeq = Math.max(wish, member.seenSeq);
    const advances = [
      ...(await logged(tx, "seen", [{ from: member.seenSeq, to: seenSeq }])),
      ...(await logged(tx, "delivered", without({ from: member.deliveredSeq, to: seenSeq }, delivered))),
    ];
    const { at, ...marks } = await write(tx, member, seenSeq, joined(member, seenSeq, delivered), advances);
    const { userId, deviceId } = actor;
    const { deliveredSeq } = marks;
    const receipts = { roomId, userId, seenSeq, deliveredSeq, at: at.getTime(), advances };
    await record(
      tx,
      ...(advances.length > 0 ? [{ type: "receipt.changed", ...receipts } as const] : []),
      { type: "unread.changed", roomId, userId },
      { type: "room.seen", roomId, userId, deviceId },
    );
    return marks;
  });
}

/** The room is locked for the member; what they have of it beyond their delivered mark. */
async function lockDelivered(tx: Tx, actor: Actor, roomId: RoomId): Promise<Range[]> {
  const [row] = await tx.$queryRaw<Array<{ delivered: string }>>`
    SELECT delivered::text FROM member WHERE room_id = ${roomId} AND user_id = ${actor.userId} FOR NO KEY UPDATE`;
  return parseRanges(row?.delivered ?? "");
}

async function logged(tx: Tx, kind: Advance["kind"], ranges: Range[]): Promise<Advance[]> {
  const advances: Advance[] = [];
  for (const { from, to } of ranges.flatMap((range) => cut(range, LONGEST_RUN))) {
    const firstRecordId = await takeRecordIds(tx, to - from);
    advances.push({ kind, fromSeq: from, toSeq: to, firstRecordId });
  }
  return advances;
}

/** The delivered mark after the advance, over what it then touches, and what stays beyond it. */
function joined({ deliveredSeq }: RoomMember, seenSeq: number, delivered: Range[]) {
  const mark = Math.max(deliveredSeq, seenSeq);
  const touched = delivered.find(({ from, to }) => from <= mark && to > mark)?.to ?? mark;
  return { deliveredSeq: touched, delivered: delivered.filter(({ from }) => from > touched) };
}

async function write(
  tx: Tx,
  { roomId, userId, ...member }: RoomMember,
  seenSeq: number,
  { deliveredSeq, delivered }: { deliveredSeq: number; delivered: Range[] },
  advances: Advance[],
): Promise<Marks & { at: Date }> {
  const hidden = await hiddenSenders(tx, { roomId, userId, ...member });
  const mentions = Prisma.raw(MENTIONS_WAITING(String(seenSeq)));
  const [marks] = await tx.$queryRaw<Array<Marks & { at: Date }>>`
    WITH rest AS (
      SELECT count(*)::int AS n, date_trunc('milliseconds', clock_timestamp()) AS at FROM message
      WHERE room_id = ${roomId} AND seq > ${seenSeq} AND ${isCountable(userId, hidden)}
    ),
    log AS (
      INSERT INTO receipt (room_id, user_id, kind, from_seq, to_seq, first_record_id, at)
      SELECT ${roomId}, ${userId}, a.kind, a.from_seq, a.to_seq, a.first_record_id, rest.at
      FROM rest, unnest(
        ${advances.map(({ kind }) => kind)}::text[], ${advances.map(({ fromSeq }) => fromSeq)}::int[],
        ${advances.map(({ toSeq }) => toSeq)}::int[],
        ${advances.map(({ firstRecordId }) => firstRecordId)}::int[]
      ) AS a(kind, from_seq, to_seq, first_record_id)
    )
    UPDATE member m
    SET seen_seq = ${seenSeq}, seen_at = rest.at, delivered_seq = ${deliveredSeq},
        delivered = ${printRanges(delivered)}::int8multirange,
        read_total = r.counted_total - rest.n, unread_from = NULL,
        mention_count = CASE m.mention_count WHEN 0 THEN 0 ELSE ${mentions} END
    FROM room r, rest
    WHERE m.room_id = ${roomId} AND m.user_id = ${userId} AND r.id = m.room_id
    RETURNING m.seen_seq AS "seenSeq", m.delivered_seq AS "deliveredSeq", rest.n AS "unreadCount", rest.at`;
  if (!marks) throw new Error("a member vanished while it was locked");
  return marks;
}

function unchanged(member: RoomMember): Marks {
  return {
    seenSeq: member.seenSeq,
    deliveredSeq: Math.max(member.deliveredSeq, member.seenSeq),
    unreadCount: Math.max(0, member.room.countedTotal - member.readTotal),
  };
}

import type { Tx } from "@/lib/db/client";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { CURSOR, MENTIONS_WAITING } from "@/lib/domain/mentions/reaches";
import { record } from "@/lib/outbox/record";

/**
 * Counts anew the mentions that wait for a member, after what waits for them alone has changed.
 *
 * @returns whether it is another number than before
 */
export async function recountMentions(tx: Tx, roomId: RoomId, userId: UserId): Promise<boolean> {
  // The lock first and the counting after it, in a snapshot of its own: see markSeen.
  await tx.$queryRaw`SELECT 1 FROM member WHERE room_id = ${roomId} AND user_id = ${userId} FOR NO KEY UPDATE`;
  return (await tx.$executeRawUnsafe(RECOUNT, roomId, userId)) > 0;
}

const RECOUNT = `
  UPDATE member m SET mention_count = ${MENTIONS_WAITING(CURSOR)}
  WHERE m.room_id = $1 AND m.user_id = $2 AND m.mention_count <> ${MENTIONS_WAITING(CURSOR)}`;

/** As `recountMentions`, in a thread too, whose reading or following has changed. */
export async function recountThreadMentions(
  tx: Tx,
  { id: rootId, roomId }: { id: MessageId; roomId: RoomId },
  userId: UserId,
): Promise<void> {
  await tx.$executeRawUnsafe(RECOUNT_THREAD, rootId, userId);
  if (await recountMentions(tx, roomId, userId)) await record(tx, { type: "unread.changed", roomId, userId });
}

const RECOUNT_THREAD = `
  UPDATE thread_member t SET mention_count = (
    SELECT count(DISTINCT x.id)::int FROM mention n JOIN message x ON x.id = n.message_id
    WHERE n.room_id = t.room_id AND n.seq > t.seen_seq AND n.user_id IN (0, t.user_id)
      AND x.thread_root_id = t.root_id AND t.is_following AND x.deleted_at IS NULL AND x.sender_id <> t.user_id
      AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = t.user_id AND h.message_id = x.id))
  WHERE t.root_id = $1 AND t.user_id = $2`;

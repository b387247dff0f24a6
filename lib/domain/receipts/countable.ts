import { Prisma } from "@/lib/db/generated/client";
import type { UserId } from "@/lib/domain/ids";

/**
 * SQL that is true of a row of `message` that counts as unread for the user while it is
 * after their mark: said by others in the room itself, and there to be read.
 *
 * @param hidden  from `hiddenSenders`
 * @see contract: Hearth's choices, "unread count"
 */
export function isCountable(userId: UserId, hidden: UserId[]): Prisma.Sql {
  return Prisma.sql`(
    message.sender_id <> ${userId} AND message.type <> 'system' AND message.deleted_at IS NULL
    AND (message.thread_root_id IS NULL OR message.also_in_room) AND message.sender_id <> ALL(${hidden})
    AND NOT EXISTS (
      SELECT 1 FROM message_hide h WHERE h.user_id = ${userId} AND h.message_id = message.id))`;
}

/** Which members have a message of that seq after the mark from which they count what is unread. */
export function hasUnread(seq: number): Prisma.MemberWhereInput {
  return { OR: [{ unreadFrom: null, seenSeq: { lt: seq } }, { unreadFrom: { lte: seq } }] };
}

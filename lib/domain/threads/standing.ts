import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import type { ThreadStanding } from "@/lib/domain/threads/types";

/** SQL of how many replies are unread for a member `t` of a thread: other people's, and there to be read. */
const UNREAD = `(
  SELECT count(*)::int FROM message reply
  WHERE reply.thread_root_id = t.root_id AND reply.seq > t.seen_seq AND reply.sender_id <> t.user_id
    AND reply.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = t.user_id AND h.message_id = reply.id)
    AND NOT ${isFromBlocked({ roomId: "reply.room_id", authorId: "reply.sender_id", viewerId: "t.user_id" })})`;

/** SQL of the columns of a `ThreadStanding`, of `thread_member t`. */
export const STANDING_COLUMNS = `t.root_id AS "rootId", t.room_id AS "roomId", t.seen_seq AS "seenSeq",
  t.is_following AS "isFollowing", t.is_muted AS "isMuted",
  CASE WHEN t.is_following THEN ${UNREAD} ELSE 0 END AS "unreadCount"`;

/** A user's standing in a thread. Who never took part follows nothing and has nothing unread there. */
export async function findStanding(
  where: Db,
  userId: UserId,
  { id: rootId, roomId }: { id: MessageId; roomId: RoomId },
): Promise<ThreadStanding> {
  const [row] = await query<ThreadStanding>(where, {
    name: "thread-standing",
    text: `SELECT ${STANDING_COLUMNS} FROM thread_member t WHERE t.root_id = $1 AND t.user_id = $2`,
    values: [rootId, userId],
  });
  return row ?? { rootId, roomId, seenSeq: 0, unreadCount: 0, isFollowing: false, isMuted: false };
}

import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";

/** SQL of the seq up to which a member `m` has read, and behind which everything waits. */
export const CURSOR = "coalesce(m.unread_from - 1, m.seen_seq)";

/**
 * SQL that is true where a message `x` that calls a member `m` waits for them: somebody
 * else's, behind their cursor, and theirs to read. A reply that stands in its thread
 * alone waits for those who follow the thread.
 *
 * @param cursor  SQL of the seq up to which the member has read
 */
export const REACHES = (cursor: string) => `(
  m.user_id <> x.sender_id AND x.seq > greatest(${cursor}, m.join_seq)
  AND (x.thread_root_id IS NULL OR x.also_in_room OR EXISTS (
    SELECT 1 FROM thread_member follower
    WHERE follower.root_id = x.thread_root_id AND follower.user_id = m.user_id
      AND follower.is_following AND follower.seen_seq < x.seq))
  AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = m.user_id AND h.message_id = x.id)
  AND NOT ${isFromBlocked({ roomId: "x.room_id", authorId: "x.sender_id", viewerId: "m.user_id" })})`;

/**
 * SQL that is true where a member `m` wants to hear of every reply like `x`: they follow
 * its thread, have not muted it, and have not read it there.
 */
export const IS_FOLLOWED = `EXISTS (
  SELECT 1 FROM thread_member f
  WHERE f.root_id = x.thread_root_id AND f.user_id = m.user_id
    AND f.is_following AND NOT f.is_muted AND f.seen_seq < x.seq)`;

/** SQL of how many messages call a member `m`, or reply in a thread that they follow, and wait for them. */
export const MENTIONS_WAITING = (cursor: string) => `(
  SELECT count(*)::int FROM message x
  WHERE x.id IN (
    SELECT n.message_id FROM mention n
    WHERE n.room_id = m.room_id AND n.seq > ${cursor} AND n.user_id IN (0, m.user_id)
    UNION
    SELECT r.id FROM thread_member f JOIN message r ON r.thread_root_id = f.root_id AND r.seq > f.seen_seq
    WHERE f.user_id = m.user_id AND f.room_id = m.room_id AND f.is_following AND NOT f.is_muted
      AND r.seq > ${cursor})
  AND x.deleted_at IS NULL AND ${REACHES(cursor)})`;

import { pool } from "@/lib/db/pool";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";

/** What somebody said or did in a room. Without its parts, what concerns the room as such. */
export type Happening = {
  authorId?: UserId;
  /** The message that it is, or that it is about. */
  messageId?: MessageId;
};

/** A member, who may read the messages of the room with a larger seq than `readsAbove`. */
export type Hearer = { userId: UserId; readsAbove: number };

/**
 * Those of the users who are members of the room and may hear of it: they have not
 * deleted the message for themselves, and no block keeps its author from them.
 */
export async function membersAmong(
  roomId: RoomId,
  userIds: UserId[],
  { authorId, messageId }: Happening = {},
): Promise<Hearer[]> {
  const { rows } = await pool().query<Hearer>({
    name: "members-among",
    text: `SELECT m.user_id AS "userId",
             CASE r.visibility WHEN 'public' THEN 0 ELSE m.join_seq END AS "readsAbove"
           FROM member m JOIN room r ON r.id = m.room_id
           WHERE m.room_id = $1 AND m.user_id = ANY($2::int[]) AND NOT ${FROM_BLOCKED}
             AND NOT EXISTS (
               SELECT 1 FROM message_hide h WHERE h.user_id = m.user_id AND h.message_id = $4::int)`,
    values: [roomId, userIds, authorId ?? null, messageId ?? null],
  });
  return rows;
}

const FROM_BLOCKED = isFromBlocked({ roomId: "m.room_id", authorId: "$3::int", viewerId: "m.user_id" });

/** Those of the rooms in which one of the users is a member. */
export async function roomsOfAny(roomIds: RoomId[], userIds: UserId[]): Promise<Set<RoomId>> {
  if (roomIds.length === 0 || userIds.length === 0) return new Set();
  const { rows } = await pool().query<{ room_id: RoomId }>({
    name: "rooms-of-any",
    text: `SELECT DISTINCT room_id FROM member WHERE room_id = ANY($1::int[]) AND user_id = ANY($2::int[])`,
    values: [roomIds, userIds],
  });
  return new Set(rows.map((row) => row.room_id));
}

import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import { loadRooms } from "@/lib/domain/rooms/get-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

const MOST_OF_EACH = 3;

/**
 * Whom and which groups the actor has heard most recently: up to three people of
 * their private rooms, and up to three groups. In team mode without those whom they
 * have blocked, else only contacts who are people.
 *
 * @see contract: messenger API 2.4.15; the latest first, where the published server sorts people by id
 */
export async function listRecentChats(actor: Actor): Promise<{ users: User[]; groups: RoomWithMembers[] }> {
  const { rows } = await pool().query<Row>(QUERY, [actor.userId, config().teamMode]);
  const groupIds = rows.flatMap(({ room_id, other_id }) => (other_id === null ? room_id : []));
  const userIds = rows.flatMap(({ other_id }) => other_id ?? []);
  const users = await db().user.findMany({ where: { id: { in: userIds } }, select: USER });
  const byId = new Map(users.map((user) => [user.id, toUser(user)]));
  return { users: userIds.flatMap((id) => byId.get(id) ?? []), groups: await loadRooms(db(), groupIds) };
}

/** `other_id`: of a private room the other one; of a group none. */
type Row = { room_id: number; other_id: number | null };

const FROM_BLOCKED = isFromBlocked({ roomId: "r.id", authorId: "message.sender_id", viewerId: "$1" });

// By hand: each room's newest message that is not deleted is found at the end of its index.
const QUERY = `
WITH chat AS (
  SELECT r.id AS room_id, r.type, other.user_id AS other_id, said.created_at,
    row_number() OVER (PARTITION BY r.type ORDER BY said.created_at DESC) AS place
  FROM member mine
  JOIN room r ON r.id = mine.room_id AND r.deleted_at IS NULL AND r.type IN ('private', 'group')
  LEFT JOIN LATERAL (
    SELECT o.user_id, u.is_bot FROM member o JOIN app_user u ON u.id = o.user_id AND u.deleted_at IS NULL
    WHERE r.type = 'private' AND o.room_id = r.id AND o.user_id <> mine.user_id
      AND NOT EXISTS (SELECT 1 FROM api_key k WHERE k.user_id = o.user_id)
    LIMIT 1
  ) other ON true
  CROSS JOIN LATERAL (
    SELECT created_at FROM message
    WHERE room_id = r.id AND deleted_at IS NULL AND NOT ${FROM_BLOCKED}
      AND (r.visibility = 'public' OR seq > mine.join_seq)
    ORDER BY seq DESC LIMIT 1
  ) said
  WHERE mine.user_id = $1 AND CASE
    WHEN r.type = 'group' THEN true
    WHEN other.user_id IS NULL THEN false
    WHEN $2 THEN NOT EXISTS (SELECT 1 FROM block b WHERE b.user_id = $1 AND b.blocked_id = other.user_id)
    ELSE NOT other.is_bot
      AND EXISTS (SELECT 1 FROM contact c WHERE c.user_id = $1 AND c.contact_id = other.user_id) END
)
SELECT room_id, other_id FROM chat WHERE place <= ${MOST_OF_EACH} ORDER BY created_at DESC`;

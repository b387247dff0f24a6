import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";

/** A room as a program reads of it: what it is about, who is in it, and how far each has read. */
export type DescribedRoom = {
  id: RoomId;
  createdAt: Date;
  createdById: UserId | null;
  /** "" for most rooms of two. */
  name: string;
  description: string | null;
  pictureUrl: string | null;
  /** 0: none. */
  avatarFileId: bigint;
  /** Members who are people, the eldest first. */
  participants: UserId[];
  /** The last message that each of them has seen; whoever has seen none is not in it. */
  lastSeen: Array<{ userId: UserId; messageId: MessageId }>;
};

/**
 * The actor's rooms, the newest first; deleted ones are left out.
 *
 * @see contract: chat-messages API, `chat-rooms`
 */
export async function listDescribedRooms(
  actor: Actor,
  { skip, limit }: { skip: number; limit: number },
): Promise<DescribedRoom[]> {
  const { rows } = await pool().query<Row>({
    name: "described-rooms",
    text: `${DESCRIBED} ORDER BY r.created_at DESC, r.id DESC OFFSET $2 LIMIT $3`,
    values: [actor.userId, skip, limit],
  });
  return rows.map(toDescribed);
}

/**
 * One of them.
 *
 * @throws DomainError `not_found`/"not_member" for unknown, deleted and foreign rooms alike
 */
export async function getDescribedRoom(actor: Actor, roomId: RoomId): Promise<DescribedRoom> {
  const { rows } = await pool().query<Row>({
    name: "described-room",
    text: `${DESCRIBED} AND r.id = $2`,
    values: [actor.userId, roomId],
  });
  const [row] = rows;
  if (!row) throw new DomainError("not_found", "not_member", "There is no such room, or you are not in it.");
  return toDescribed(row);
}

// A mark may stand at what was deleted since, or told by the system: the message before
// it was seen, too. What was said before the actor joined is nothing of theirs.
const DESCRIBED = `
SELECT r.id, r.created_at AS "createdAt", r.created_by_id AS "createdById", r.name, r.description,
  r.picture_url AS "pictureUrl", r.avatar_file_id AS "avatarFileId", people.participants, people."lastSeen"
FROM member me JOIN room r ON r.id = me.room_id AND r.deleted_at IS NULL
CROSS JOIN LATERAL (
  SELECT json_agg(m.user_id ORDER BY m.joined_at, m.user_id) AS participants,
    coalesce(json_agg(json_build_object('userId', m.user_id, 'messageId', seen.id)
      ORDER BY m.joined_at, m.user_id) FILTER (WHERE seen.id IS NOT NULL), '[]') AS "lastSeen"
  FROM member m JOIN app_user u ON u.id = m.user_id AND NOT u.is_bot
  LEFT JOIN LATERAL (
    SELECT id FROM message
    WHERE room_id = r.id AND seq <= m.seen_seq AND type <> 'system' AND deleted_at IS NULL
      AND seq > greatest(m.join_seq, CASE WHEN r.visibility = 'public' THEN 0 ELSE me.join_seq END)
    ORDER BY seq DESC LIMIT 1
  ) seen ON true
  WHERE m.room_id = r.id
) people
WHERE me.user_id = $1`;

/** The driver gives 64-bit numbers as text. */
type Row = Omit<DescribedRoom, "avatarFileId"> & { avatarFileId: string };

function toDescribed(row: Row): DescribedRoom {
  return { ...row, avatarFileId: BigInt(row.avatarFileId) };
}

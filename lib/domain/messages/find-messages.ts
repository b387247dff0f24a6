import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { findMember } from "@/lib/domain/rooms/access";

/** A message with what its sender's program has said about it. */
export type FoundMessage = Message & {
  session: string | null;
  statedAt: Date | null;
  /** When it arrived, in microseconds since 1970. */
  micros: number;
};

export type MessageFilter = {
  roomId?: RoomId;
  senderId?: UserId;
  session?: string;
  /** Of the time of arrival, in microseconds since 1970; exclusive. */
  before?: number;
  /** The same; inclusive. */
  from?: number;
};

type Page = { order: "ASC" | "DESC"; skip: number; limit: number };

/**
 * What was said in the actor's rooms, by the time of arrival. Left out are messages of
 * the system, deleted and hidden ones, and deleted rooms. Each room is read by its
 * (room, seq) index from where the times begin, found by halving: times rise with seq.
 *
 * @throws DomainError `not_found`/"not_member" for a room that is unknown, deleted or not the actor's
 * @see contract: chat-messages API, `GET` filters
 */
export async function findMessages(
  actor: Actor,
  { roomId, senderId, session, before, from }: MessageFilter,
  { order, skip, limit }: Page,
): Promise<FoundMessage[]> {
  if (roomId !== undefined) await requireOpenRoom(actor, roomId);
  const values: unknown[] = [actor.userId];
  const given = (value: unknown) => `$${values.push(value)}`;
  const skipped = given(skip);
  const most = given(limit);
  const ofRoom = roomId === undefined ? "" : `AND r.id = ${given(roomId)}::int`;
  const bounds = [
    ...(before === undefined ? [] : [`AND m.seq < (${seqAt(`${given(before)}::float8`)})`]),
    ...(from === undefined ? [] : [`AND m.seq >= (${seqAt(`${given(from)}::float8`)})`]),
    ...(senderId === undefined ? [] : [`AND m.sender_id = ${given(senderId)}::int`]),
    ...(session === undefined ? [] : [`AND m.session = ${given(session)}::text`]),
  ];
  const { rows } = await pool().query<FoundRow>({
    // Not named: what is cheapest depends on the filters, and on how many rooms there are.
    text: `${mine(ofRoom)}
           SELECT page.* FROM mine CROSS JOIN LATERAL (
             SELECT ${COLUMNS} FROM message m
             WHERE m.room_id = mine.id AND ${IS_READABLE} ${bounds.join(" ")}
             ORDER BY m.seq ${order} LIMIT ${skipped}::int + ${most}::int
           ) page
           ORDER BY page.created_at ${order}, page.id ${order} OFFSET ${skipped} LIMIT ${most}`,
    values,
  });
  return rows.map(toFound);
}

/**
 * One of those messages.
 *
 * @throws DomainError `not_found`/"message_not_found" for unknown and foreign ones alike
 */
export async function requireFoundMessage(actor: Actor, id: MessageId): Promise<FoundMessage> {
  const { rows } = await pool().query<FoundRow>({
    name: "found-message",
    text: `${mine("AND r.id = (SELECT room_id FROM message WHERE id = $2)")}
           SELECT ${COLUMNS} FROM mine JOIN message m ON m.room_id = mine.id AND m.id = $2 WHERE ${IS_READABLE}`,
    values: [actor.userId, id],
  });
  const [row] = rows;
  if (!row) throw new DomainError("not_found", "message_not_found", "Message not found");
  return toFound(row);
}

async function requireOpenRoom(actor: Actor, roomId: RoomId): Promise<void> {
  const member = await findMember(db(), actor.userId, roomId);
  if (!member || member.room.deletedAt) {
    throw new DomainError("not_found", "not_member", "There is no such room, or you are not in it.");
  }
}

/** The rooms of user $1, and from where on they are theirs to read. */
function mine(more: string): string {
  return `WITH mine AS MATERIALIZED (
    SELECT r.id, r.type, r.last_seq, CASE WHEN r.visibility = 'public' THEN 0 ELSE me.join_seq END AS bottom
    FROM member me JOIN room r ON r.id = me.room_id
    WHERE me.user_id = $1 AND r.deleted_at IS NULL ${more}
  )`;
}

const IS_READABLE = `m.seq > mine.bottom AND m.type <> 'system' AND m.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = $1 AND h.message_id = m.id)
  AND NOT (mine.type = 'private'
    AND ${isFromBlocked({ roomId: "m.room_id", authorId: "m.sender_id", viewerId: "$1" })})`;

/** The first seq of the room that arrived at or after that time; see find-seq-at.ts, which asks for one room. */
function seqAt(micros: string): string {
  return `WITH RECURSIVE halved (low, high) AS (
      SELECT 1, mine.last_seq + 1
      UNION ALL
      SELECT CASE WHEN h.is_earlier THEN h.middle + 1 ELSE h.low END, CASE WHEN h.is_earlier THEN h.high ELSE h.middle END
      FROM (
        SELECT low, high, at.seq AS middle,
          at.created_at < 'epoch'::timestamptz + ${micros} * interval '1 microsecond' AS is_earlier
        FROM halved JOIN message at ON at.room_id = mine.id AND at.seq = (low + high) / 2 WHERE low < high
      ) h
    )
    SELECT max(low) FROM halved`;
}

const COLUMNS = `${MESSAGE_COLUMNS.split(",")
  .map((column) => `m.${column.trim()}`)
  .join(", ")}, m.session, m.stated_at, (extract(epoch FROM m.created_at) * 1000000)::bigint AS micros`;

/** The driver gives 64-bit numbers as text. */
type FoundRow = MessageRow & { session: string | null; stated_at: Date | null; micros: string };

function toFound(row: FoundRow): FoundMessage {
  return { ...toMessage(row), session: row.session, statedAt: row.stated_at, micros: Number(row.micros) };
}

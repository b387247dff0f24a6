import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import type { Message } from "@/lib/domain/messages/types";

/**
 * Who has seen each message, by id: those whose mark is at or past it and who had joined
 * before it, also when they have left since, and its sender where that is a person.
 * Nobody's name is told whom the actor has blocked in their private room. The marks of
 * the rooms are read once, however many messages there are.
 *
 * @param messages  that are the actor's to read
 */
export async function listSeenBy(
  actor: Actor,
  messages: Pick<Message, "id" | "roomId" | "seq" | "senderId">[],
): Promise<Map<MessageId, UserId[]>> {
  if (messages.length === 0) return new Map();
  const { rows } = await pool().query<MarkRow>({
    name: "seen-marks",
    text: `SELECT m.room_id AS "roomId", m.user_id AS "userId", m.join_seq AS "joinSeq", m.seen_seq AS "seenSeq"
           FROM (
             SELECT room_id, user_id, join_seq, seen_seq FROM member WHERE room_id = ANY($1::int[])
             UNION ALL
             SELECT room_id, user_id, join_seq, seen_seq FROM former_member WHERE room_id = ANY($1::int[])
           ) m JOIN app_user u ON u.id = m.user_id AND NOT u.is_bot
           WHERE NOT ${FROM_BLOCKED} ORDER BY m.user_id`,
    values: [[...new Set(messages.map(({ roomId }) => roomId))], actor.userId],
  });
  const byRoom = new Map<RoomId, MarkRow[]>();
  for (const row of rows) {
    const known = byRoom.get(row.roomId);
    if (known) known.push(row);
    else byRoom.set(row.roomId, [row]);
  }
  return new Map(messages.map((message) => [message.id, readers(message, byRoom.get(message.roomId) ?? [])]));
}

type MarkRow = { roomId: RoomId; userId: UserId; joinSeq: number; seenSeq: number };

function readers({ seq, senderId }: Pick<Message, "seq" | "senderId">, marks: MarkRow[]): UserId[] {
  const seen = marks.filter(
    ({ userId, joinSeq, seenSeq }) => userId === senderId || (joinSeq < seq && seq <= seenSeq),
  );
  // Whoever came back has several marks.
  return [...new Set(seen.map(({ userId }) => userId))];
}

const FROM_BLOCKED = isFromBlocked({ roomId: "m.room_id", authorId: "m.user_id", viewerId: "$2" });

import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/client";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { type SystemMessageKind, systemMessageText } from "@/lib/domain/messages/system-message-text";
import { record } from "@/lib/outbox/record";

type SystemMessage = {
  roomId: RoomId;
  /** Who did it. */
  actorId: UserId;
  kind: SystemMessageKind;
  /** The names of what it was done to, as they are now, and their ids. */
  objects: string[];
  objectIds: number[];
};

/**
 * Stores a message that tells of a change, together with the change. It gets the
 * room's next seq and a time later than every message before it, counts for nobody
 * as unread, and is announced like any message.
 *
 * @param tx  the transaction of the change; the room's row stays locked until it ends
 * @throws Error when there is no such room or actor: the change itself has just found both
 * @see contract: messenger API 3.5.6
 */
export async function storeSystemMessage(tx: Tx, message: SystemMessage): Promise<void> {
  const { roomId, actorId, kind, objects, objectIds } = message;
  const actor = await tx.user.findUniqueOrThrow({ where: { id: actorId }, select: { displayName: true } });
  const subject = actor.displayName ?? "";
  const text = systemMessageText(kind, subject, objects);
  const body = JSON.stringify({ text, subject, subjectId: actorId, type: kind, objects, objectIds });

  // By hand: the time must rise by a microsecond at least, which no JavaScript date can hold.
  const [stored] = await tx.$queryRaw<Array<{ id: number; seq: number }>>`
    WITH bumped AS (
      UPDATE room SET last_seq = last_seq + 1,
        last_message_at = greatest(clock_timestamp(), last_message_at) + interval '1 microsecond'
      WHERE id = ${roomId}
      RETURNING id, last_seq, last_message_at, people_count
    )
    INSERT INTO message (room_id, seq, sender_id, local_id, type, body, member_count, source, created_at, modified_at)
    SELECT id, last_seq, ${actorId}, ${randomUUID()}, 'system', ${body}::jsonb, people_count, 'system',
      last_message_at, last_message_at
    FROM bumped
    RETURNING id, seq`;
  if (!stored) throw new Error("a system message for a room that does not exist");
  const messageId = stored.id as MessageId; // a brand is only a name for the compiler
  await record(tx, { type: "message.created", roomId, messageId, seq: stored.seq });
}

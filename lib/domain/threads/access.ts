import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";

/** The message that a thread is under. */
export type ThreadRoot = { id: MessageId; roomId: RoomId /** The room's newest seq. */; lastSeq: number };

/**
 * The door to a thread: its root is the actor's to read, and is not itself a reply.
 *
 * @throws DomainError `not_found`/"message_not_found"
 */
export async function requireThread(db: Db, actor: Actor, rootId: MessageId): Promise<ThreadRoot> {
  const { message, member } = await requireMessage(db, actor, rootId);
  if (message.threadRootId !== null) {
    throw new DomainError("not_found", "message_not_found", "A reply has no thread of its own");
  }
  return { id: rootId, roomId: member.roomId, lastSeq: member.room.lastSeq };
}

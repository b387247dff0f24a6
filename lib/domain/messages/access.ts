import type { Db } from "@/lib/db/client";
import type { Message as MessageRecord } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { type RoomMember, requireMember, visibleFrom } from "@/lib/domain/rooms/access";

/**
 * The only door to one message: it exists, the actor is a member of its room and
 * may read that far back, and has not hidden it.
 *
 * @throws DomainError `not_found`/"message_not_found", the same for unknown and foreign messages
 */
export async function requireMessage(
  db: Db,
  actor: Actor,
  messageId: MessageId,
): Promise<{ message: MessageRecord; member: RoomMember }> {
  const message = await db.message.findUnique({ where: { id: messageId } });
  if (!message) throw notFound();
  const member = await requireMember(db, actor, message.roomId as RoomId).catch((error) => {
    throw error instanceof DomainError && error.code === "not_found" ? notFound() : error;
  });
  if (message.seq <= visibleFrom(member)) throw notFound();
  return { message, member };
}

function notFound() {
  return new DomainError("not_found", "message_not_found", "Message not found");
}

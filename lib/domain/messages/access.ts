import type { Db } from "@/lib/db/client";
import type { Message as MessageRecord } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { hiddenSenders, requireUnblocked } from "@/lib/domain/blocks/hidden-senders";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { type RoomMember, requireMember, visibleFrom } from "@/lib/domain/rooms/access";

/**
 * The door to one message: it exists, the actor is a member of its room and may
 * read that far back, and it is not left out for them because of a block.
 *
 * @throws DomainError `not_found`/"message_not_found", the same for unknown and foreign messages
 */
export async function requireMessage(db: Db, actor: Actor, messageId: MessageId): Promise<FoundMessage> {
  const found = await requireReadable(db, actor, messageId);
  const hidden = await hiddenSenders(db, found.member);
  if (hidden.includes(found.message.senderId as UserId)) throw notFound(); // a brand is only a name
  return found;
}

/**
 * As `requireMessage`, for what a block forbids the blocker: to edit and to react.
 *
 * @throws DomainError also `forbidden`/"room_blocked"
 */
export async function requireUnblockedMessage(
  db: Db,
  actor: Actor,
  messageId: MessageId,
): Promise<FoundMessage> {
  const found = await requireReadable(db, actor, messageId);
  await requireUnblocked(db, found.member);
  return found;
}

export type FoundMessage = { message: MessageRecord; member: RoomMember };

async function requireReadable(db: Db, actor: Actor, messageId: MessageId): Promise<FoundMessage> {
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

import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, UserId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";
import type { MessageBody } from "@/lib/domain/messages/types";

/** What a message said from `createdAt` on, until the next version. */
export type Revision = { body: MessageBody; editorId: UserId; createdAt: Date };

/**
 * All versions of a message, the first one first and what it says now last. Whoever may
 * read a message may read what it said before.
 *
 * @throws DomainError `not_found`/"message_not_found", also for what was deleted, or hidden by the actor
 * @see contract: native "Messages"
 */
export async function listRevisions(actor: Actor, messageId: MessageId): Promise<Revision[]> {
  const { message } = await requireMessage(db(), actor, messageId);
  const where = { userId: actor.userId, messageId };
  if (message.deletedAt || (await db().messageHide.count({ where })) > 0) {
    throw new DomainError("not_found", "message_not_found", "Message not found");
  }
  const replaced = await db().messageRevision.findMany({
    where: { messageId },
    orderBy: { id: "asc" },
    select: { body: true, createdAt: true },
  });
  // A row is written when its words are replaced, so each version began where the one before ended.
  const begins = [message.createdAt, ...replaced.map(({ createdAt }) => createdAt)];
  const bodies = [...replaced.map(({ body }) => body), message.body];
  return begins.map((createdAt, index) => ({
    body: bodies[index] as MessageBody, // the columns hold objects only
    editorId: message.senderId as UserId, // one edits one's own; a brand is only a name
    createdAt,
  }));
}

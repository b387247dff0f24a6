import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";
import { record } from "@/lib/outbox/record";

/**
 * Saves a message for the actor to come back to, or lets it go; nobody else hears of it.
 * Repeating it changes and announces nothing.
 *
 * @throws DomainError `not_found`/"message_not_found", also for saving what was deleted
 * @see contract: native "Messages"
 */
export async function changeSaved(actor: Actor, messageId: MessageId, isSaved: boolean): Promise<void> {
  await inTransaction(async (tx) => {
    const { message, member } = await requireMessage(tx, actor, messageId);
    if (isSaved && message.deletedAt) {
      throw new DomainError("not_found", "message_not_found", "Message not found");
    }
    const { userId } = actor;
    const { count } = isSaved
      ? await tx.savedMessage.createMany({ data: [{ userId, messageId }], skipDuplicates: true })
      : await tx.savedMessage.deleteMany({ where: { userId, messageId } });
    if (count > 0) {
      await record(tx, { type: "saved.changed", roomId: member.roomId, messageId, userId, isSaved });
    }
  });
}

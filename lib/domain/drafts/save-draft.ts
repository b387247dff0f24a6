import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { NO_THREAD, toDraft } from "@/lib/domain/drafts/rows";
import type { Draft, DraftPlace } from "@/lib/domain/drafts/types";
import { DomainError } from "@/lib/domain/errors";
import { requireMember } from "@/lib/domain/rooms/access";
import { requireThread } from "@/lib/domain/threads/access";
import { record } from "@/lib/outbox/record";

/**
 * Keeps what the actor is typing, over what was kept there before: the newest by the
 * server's clock wins. Nothing but blanks takes the draft away. The actor's other
 * screens are told, and nobody else.
 *
 * @returns the draft; its `modifiedAt` is a UTC instant with millisecond precision
 * @throws DomainError `not_found`/"not_member"; `not_found`/"message_not_found" for a thread that is not one of the room
 * @see contract: none; native drafts are our choice
 */
export async function saveDraft(actor: Actor, place: DraftPlace, text: string): Promise<Draft> {
  return inTransaction(async (tx) => {
    await requirePlace(tx, actor, place);
    const modifiedAt = new Date();
    const key = {
      userId: actor.userId,
      roomId: place.roomId,
      threadRootId: place.threadRootId ?? NO_THREAD,
    };
    const isEmpty = text.trim() === "";
    if (isEmpty) {
      await tx.draft.deleteMany({ where: key });
    } else {
      await tx.draft.upsert({
        where: { userId_roomId_threadRootId: key },
        create: { ...key, text, modifiedAt },
        update: { text, modifiedAt },
      });
    }
    await record(tx, {
      type: "draft.changed",
      roomId: place.roomId,
      userId: actor.userId,
      threadRootId: place.threadRootId,
    });
    return toDraft({ ...key, text: isEmpty ? "" : text, modifiedAt, files: [] });
  });
}

async function requirePlace(tx: Tx, actor: Actor, { roomId, threadRootId }: DraftPlace): Promise<void> {
  await requireMember(tx, actor, roomId);
  if (threadRootId === null) return;
  const thread = await requireThread(tx, actor, threadRootId);
  if (thread.roomId !== roomId) {
    throw new DomainError("not_found", "message_not_found", "The thread is of another room");
  }
}

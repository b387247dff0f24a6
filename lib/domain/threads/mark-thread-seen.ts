import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { MessageId } from "@/lib/domain/ids";
import { recountThreadMentions } from "@/lib/domain/mentions/recount-mentions";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { requireThread } from "@/lib/domain/threads/access";
import { findStanding } from "@/lib/domain/threads/standing";
import type { ThreadStanding } from "@/lib/domain/threads/types";
import { record } from "@/lib/outbox/record";

/**
 * Marks a thread's replies up to `upToSeq` as seen by the actor. Monotonic: an older
 * mark than the stored one changes nothing and announces nothing, nor does one in a
 * thread in which the actor has no part.
 *
 * @param upToSeq a seq of the room; all that there is without it
 * @throws DomainError `not_found`/"message_not_found"
 * @see contract: native "Messages", thread unread
 */
export async function markThreadSeen(
  actor: Actor,
  rootId: MessageId,
  upToSeq?: number,
): Promise<ThreadStanding> {
  return inTransaction(async (tx) => {
    const root = await requireThread(tx, actor, rootId);
    const { userId } = actor;
    const seenSeq = Math.min(upToSeq ?? root.lastSeq, root.lastSeq);
    // What is deleted, or said, meanwhile must not be counted twice: the room is locked first.
    await lockRoom(tx, root.roomId);
    const { count } = await tx.threadMember.updateMany({
      where: { rootId, userId, seenSeq: { lt: seenSeq } },
      data: { seenSeq, modifiedAt: new Date() },
    });
    if (count > 0) await recountThreadMentions(tx, root, userId);
    if (count > 0) await record(tx, { type: "thread.changed", roomId: root.roomId, rootId, userId });
    return findStanding(tx, userId, root);
  });
}

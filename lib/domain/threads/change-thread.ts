import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { MessageId } from "@/lib/domain/ids";
import { recountThreadMentions } from "@/lib/domain/mentions/recount-mentions";
import { requireThread } from "@/lib/domain/threads/access";
import { findStanding } from "@/lib/domain/threads/standing";
import type { ThreadStanding } from "@/lib/domain/threads/types";
import { record } from "@/lib/outbox/record";

export type ThreadSettings = { isFollowing: boolean } | { isMuted: boolean };

/**
 * Follows a thread or stops following it, mutes or unmutes it, for the actor alone.
 * Who begins to follow has nothing unread: what was said before is no news to them.
 *
 * @throws DomainError `not_found`/"message_not_found"
 * @see contract: native "Messages"; that muting does not follow is our choice
 */
export async function changeThread(
  actor: Actor,
  rootId: MessageId,
  settings: ThreadSettings,
): Promise<ThreadStanding> {
  return inTransaction(async (tx) => {
    const root = await requireThread(tx, actor, rootId);
    const { userId } = actor;
    const { roomId, lastSeq: seenSeq } = root;
    await tx.threadMember.createMany({
      data: { rootId, userId, roomId, seenSeq, isFollowing: false },
      skipDuplicates: true,
    });
    if ("isFollowing" in settings && settings.isFollowing) {
      await tx.threadMember.updateMany({
        where: { rootId, userId, isFollowing: false },
        data: { isFollowing: true, seenSeq, modifiedAt: new Date() },
      });
    } else {
      // Who stops following has nothing left to read there.
      const hasStopped = "isFollowing" in settings;
      await tx.threadMember.updateMany({
        where: { rootId, userId },
        data: { ...settings, ...(hasStopped ? { seenSeq } : {}), modifiedAt: new Date() },
      });
    }
    await recountThreadMentions(tx, root, userId);
    await record(tx, { type: "thread.changed", roomId, rootId, userId });
    return findStanding(tx, userId, root);
  });
}

import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { announceUnread } from "@/lib/domain/blocks/announce-unread";
import type { BlockId, UserId } from "@/lib/domain/ids";

/**
 * Ends one of the actor's blocks; where there is none, nothing happens. What the
 * other one said meanwhile is there again.
 *
 * @see contract: messenger API 2.14
 */
export function deleteBlock(actor: Actor, which: { id: BlockId } | { blockedId: UserId }): Promise<void> {
  const { userId } = actor;
  return inTransaction(async (tx) => {
    const block = await tx.block.findFirst({ where: { userId, ...which } });
    if (!block) return;
    const { count } = await tx.block.deleteMany({ where: { id: block.id } });
    if (count > 0) await announceUnread(tx, userId, block.blockedId as UserId); // a brand is only a name
  });
}

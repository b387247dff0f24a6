import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { announceUnread } from "@/lib/domain/blocks/announce-unread";
import { toBlock } from "@/lib/domain/blocks/rows";
import type { Block } from "@/lib/domain/blocks/types";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";

/**
 * Blocks somebody, or finds the block that there is.
 *
 * @throws DomainError `not_found`/"user_not_found"; for oneself too (our choice: nobody can be deaf to themselves)
 * @see contract: messenger API 2.14
 */
export function createBlock(actor: Actor, blockedId: UserId): Promise<Block> {
  const { userId } = actor;
  return inTransaction(async (tx) => {
    const other = await tx.user.findUnique({ where: { id: blockedId }, select: { id: true } });
    if (!other || blockedId === userId) {
      throw new DomainError("not_found", "user_not_found", "there is no user with that blockedId");
    }
    const { count } = await tx.block.createMany({ data: [{ userId, blockedId }], skipDuplicates: true });
    if (count > 0) await announceUnread(tx, userId, blockedId);
    return toBlock(await tx.block.findUniqueOrThrow({ where: { userId_blockedId: { userId, blockedId } } }));
  });
}

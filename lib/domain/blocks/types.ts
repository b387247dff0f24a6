import type { BlockId, UserId } from "@/lib/domain/ids";

/** That one person wants to hear nothing of another in their private room. */
export type Block = {
  id: BlockId;
  /** Who blocks. */
  userId: UserId;
  blockedId: UserId;
  createdAt: Date;
};

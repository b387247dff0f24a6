import type { Block as BlockRow } from "@/lib/db/generated/client";
import type { Block } from "@/lib/domain/blocks/types";
import type { BlockId, UserId } from "@/lib/domain/ids";

export function toBlock({ id, userId, blockedId, createdAt }: BlockRow): Block {
  // Brands are only names for the compiler: what the database calls an id is one.
  return { id: id as BlockId, userId: userId as UserId, blockedId: blockedId as UserId, createdAt };
}

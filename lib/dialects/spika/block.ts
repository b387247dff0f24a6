import type { WireBlock } from "@/lib/dialects/spika/schemas/block";
import type { Block } from "@/lib/domain/blocks/types";

/** Contract 3.8. */
export function toBlock({ id, blockedId, userId, createdAt }: Block): WireBlock {
  return { id, blockedId, userId, createdAt: createdAt.getTime() };
}

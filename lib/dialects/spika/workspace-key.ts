import type { WireWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";
import type { WorkspaceKey } from "@/lib/domain/workspace-keys/types";

/** Native, "Tokens and keys"; `rate` and `userId` are additions of the same kind. */
export function toWorkspaceKey(key: WorkspaceKey): WireWorkspaceKey {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    test: key.isTest,
    rate: key.rate,
    userId: key.userId,
    createdAt: key.createdAt.getTime(),
    lastUsedAt: key.lastUsedAt?.getTime() ?? null,
  };
}

import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";
import { toWorkspaceKey, WORKSPACE_KEY } from "@/lib/domain/workspace-keys/rows";
import type { WorkspaceKey } from "@/lib/domain/workspace-keys/types";

/**
 * The keys in force, the newest first.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"
 * @see contract: native, "Tokens and keys"
 */
export async function listWorkspaceKeys(actor: Actor): Promise<WorkspaceKey[]> {
  await requireWorkspaceAdmin(db(), actor);
  const rows = await db().workspaceKey.findMany({
    where: { revokedAt: null },
    orderBy: { id: "desc" },
    select: WORKSPACE_KEY,
  });
  return rows.map(toWorkspaceKey);
}

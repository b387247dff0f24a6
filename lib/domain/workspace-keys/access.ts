import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { WorkspaceKeyId } from "@/lib/domain/ids";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";
import { toWorkspaceKey, WORKSPACE_KEY } from "@/lib/domain/workspace-keys/rows";
import type { WorkspaceKey } from "@/lib/domain/workspace-keys/types";

/**
 * A key in force, for an admin of the workspace.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin", before `not_found`/"key_not_found"
 */
export async function requireWorkspaceKey(db: Db, actor: Actor, id: WorkspaceKeyId): Promise<WorkspaceKey> {
  await requireWorkspaceAdmin(db, actor);
  const row = await db.workspaceKey.findFirst({ where: { id, revokedAt: null }, select: WORKSPACE_KEY });
  if (!row) throw new DomainError("not_found", "key_not_found", "There is no such key.");
  return toWorkspaceKey(row);
}

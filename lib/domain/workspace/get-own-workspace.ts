import { db } from "@/lib/db/client";
import { getWorkspace, type Workspace } from "@/lib/domain/accounts/get-workspace";
import type { Actor } from "@/lib/domain/actor";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";

/**
 * The workspace as its admins see it.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"
 */
export async function getOwnWorkspace(actor: Actor): Promise<Workspace> {
  await requireWorkspaceAdmin(db(), actor);
  return getWorkspace();
}

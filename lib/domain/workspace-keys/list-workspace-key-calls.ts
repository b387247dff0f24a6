import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { type CallPage, listCalls } from "@/lib/domain/api-calls/list-calls";
import type { WorkspaceKeyId } from "@/lib/domain/ids";
import { requireWorkspaceKey } from "@/lib/domain/workspace-keys/access";

/**
 * What was called with a key of the workspace, newest first; see `listCalls`.
 *
 * @throws DomainError as `requireWorkspaceKey`
 * @see contract: native, "Tokens and keys"
 */
export async function listWorkspaceKeyCalls(
  actor: Actor,
  id: WorkspaceKeyId,
  before?: number,
): Promise<CallPage> {
  await requireWorkspaceKey(db(), actor, id);
  return listCalls({ workspaceKeyId: id }, before);
}

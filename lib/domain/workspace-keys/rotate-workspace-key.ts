import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { WorkspaceKeyId } from "@/lib/domain/ids";
import { requireWorkspaceKey } from "@/lib/domain/workspace-keys/access";
import { newSecret, toWorkspaceKey, WORKSPACE_KEY } from "@/lib/domain/workspace-keys/rows";
import type { WorkspaceKey } from "@/lib/domain/workspace-keys/types";

/**
 * Gives a key another secret, which is in this answer alone. The old one stops with
 * the commit: nothing remembers it.
 *
 * @throws DomainError as `requireWorkspaceKey`
 * @see contract: native, "Tokens and keys"; our choice, as room keys are rotated
 */
export function rotateWorkspaceKey(
  actor: Actor,
  id: WorkspaceKeyId,
): Promise<{ workspaceKey: WorkspaceKey; key: string }> {
  return inTransaction(async (tx) => {
    const { isTest } = await requireWorkspaceKey(tx, actor, id);
    const { key, stored } = newSecret(isTest);
    const row = await tx.workspaceKey.update({ where: { id }, data: stored, select: WORKSPACE_KEY });
    return { workspaceKey: toWorkspaceKey(row), key };
  });
}

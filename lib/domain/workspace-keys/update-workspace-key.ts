import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { WorkspaceKeyId } from "@/lib/domain/ids";
import { requireWorkspaceKey } from "@/lib/domain/workspace-keys/access";
import { toWorkspaceKey, WORKSPACE_KEY } from "@/lib/domain/workspace-keys/rows";
import type { WorkspaceKey } from "@/lib/domain/workspace-keys/types";
import { record } from "@/lib/outbox/record";

/**
 * Gives a key another name, its bot with it and on older messages too, or another
 * rate. What is left out stays.
 *
 * @throws DomainError as `requireWorkspaceKey`
 * @see contract: native, "Tokens and keys"; our choice, as room keys are renamed
 */
export function updateWorkspaceKey(
  actor: Actor,
  id: WorkspaceKeyId,
  { name, rate }: { name?: string; rate?: number },
): Promise<WorkspaceKey> {
  return inTransaction(async (tx) => {
    const { userId } = await requireWorkspaceKey(tx, actor, id);
    if (name !== undefined) {
      await tx.user.update({ where: { id: userId }, data: { displayName: name, modifiedAt: new Date() } });
      await record(tx, { type: "user.updated", userId });
    }
    const row = await tx.workspaceKey.update({ where: { id }, data: { name, rate }, select: WORKSPACE_KEY });
    return toWorkspaceKey(row);
  });
}

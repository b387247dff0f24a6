import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";
import { newSecret, toWorkspaceKey, WORKSPACE_KEY } from "@/lib/domain/workspace-keys/rows";
import type { WorkspaceKey } from "@/lib/domain/workspace-keys/types";

export type NewWorkspaceKey = {
  name: string;
  isTest: boolean;
  /** Calls within any one second. */
  rate: number;
};

/**
 * A key of the workspace, with a bot named after it that is in no room yet. Its
 * secret is in this answer alone: what is stored is a hash.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"
 * @see contract: native, "Tokens and keys"; Chapi, "Auth"
 */
export function createWorkspaceKey(
  actor: Actor,
  { name, isTest, rate }: NewWorkspaceKey,
): Promise<{ workspaceKey: WorkspaceKey; key: string }> {
  return inTransaction(async (tx) => {
    await requireWorkspaceAdmin(tx, actor);
    const bot = await tx.user.create({
      data: { displayName: name, isBot: true, verified: true },
      select: { id: true },
    });
    const { key, stored } = newSecret(isTest);
    const row = await tx.workspaceKey.create({
      data: { ...stored, userId: bot.id, name, isTest, rate, createdById: actor.userId },
      select: WORKSPACE_KEY,
    });
    return { workspaceKey: toWorkspaceKey(row), key };
  });
}

import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { WorkspaceKeyId } from "@/lib/domain/ids";
import { removeBot } from "@/lib/domain/members/remove-bot";
import { requireWorkspaceKey } from "@/lib/domain/workspace-keys/access";

/**
 * Stops a key at once, and takes its bot out of the rooms that it is in. The bot
 * itself stays, since its messages name it as their sender.
 *
 * @throws DomainError as `requireWorkspaceKey`
 * @see contract: native, "Tokens and keys"
 */
export async function revokeWorkspaceKey(actor: Actor, id: WorkspaceKeyId): Promise<void> {
  const { userId } = await requireWorkspaceKey(db(), actor, id);
  await db().workspaceKey.update({ where: { id }, data: { revokedAt: new Date() } });
  await removeBot(userId);
}

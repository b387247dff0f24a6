import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";

/**
 * The door to what concerns the workspace as a whole.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"
 */
export async function requireWorkspaceAdmin(db: Db, actor: Actor): Promise<void> {
  const user = await db.user.findUnique({
    where: { id: actor.userId },
    select: { isWorkspaceAdmin: true },
  });
  if (!user?.isWorkspaceAdmin) {
    throw new DomainError("forbidden", "not_workspace_admin", "Only admins of the workspace may do this.");
  }
}

import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { waitForOtherClaims } from "@/lib/domain/accounts/claim-workspace";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { Account } from "@/lib/domain/workspace/list-people";
import { record } from "@/lib/outbox/record";

/**
 * Makes somebody an admin of the workspace, or disables their account, and the other way
 * round. A disabled person is out at once and may not sign in; what they said stays. There
 * is always an admin who may sign in.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"; `not_found`/"user_not_found" (bots, guests and
 *   deleted ones too); `invalid`/"last_workspace_admin"
 * @see contract: silent; native
 */
export async function changeAccount(
  actor: Actor,
  userId: UserId,
  change: { isWorkspaceAdmin?: boolean; isDisabled?: boolean },
): Promise<Account> {
  return inTransaction(async (tx) => {
    await requireWorkspaceAdmin(tx, actor);
    // Two admins who demote each other at the same time must not both succeed.
    await waitForOtherClaims(tx);
    await requireWorkspaceAdmin(tx, actor);
    const where = { id: userId, verified: true, isBot: false, isGuest: false, deletedAt: null };
    const known = await tx.user.findFirst({ where, select: { disabledAt: true } });
    if (!known) throw new DomainError("not_found", "user_not_found", "There is no such person.");
    const now = await databaseTime(tx);
    const isDisabled = change.isDisabled ?? known.disabledAt !== null;
    const row = await tx.user.update({
      where: { id: userId },
      data: {
        isWorkspaceAdmin: change.isWorkspaceAdmin,
        disabledAt: isDisabled ? (known.disabledAt ?? now) : null,
        modifiedAt: now,
      },
      select: { ...USER, disabledAt: true },
    });
    await requireSomeAdmin(tx);
    await record(tx, { type: "user.updated", userId });
    if (isDisabled) await record(tx, { type: "device.signed_out", userId });
    const { disabledAt, ...user } = row;
    return { ...toUser(user), disabledAt };
  });
}

async function requireSomeAdmin(tx: Tx): Promise<void> {
  const where = { isWorkspaceAdmin: true, disabledAt: null, deletedAt: null };
  if (await tx.user.findFirst({ where, select: { id: true } })) return;
  throw new DomainError("invalid", "last_workspace_admin", "The workspace needs an admin who may sign in");
}

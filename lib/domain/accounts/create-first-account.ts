import { inTransaction } from "@/lib/db/transaction";
import { isUnclaimed, waitForOtherClaims } from "@/lib/domain/accounts/claim-workspace";
import { createAccount } from "@/lib/domain/accounts/create-account";
import { requireIdentifier } from "@/lib/domain/accounts/identifier";
import { hashPassword } from "@/lib/domain/accounts/password";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import { limit } from "@/lib/limits/limit";

export type FirstAccount = {
  displayName: string;
  identifier: string;
  password: string;
  /** Empty: the name stays as it is. */
  workspaceName: string;
  /** The caller's network address. */
  address: string;
};

/**
 * Makes the first account of a fresh install, the workspace's admin. Of several at once one wins.
 *
 * @throws DomainError `conflict` (`already_set_up`, `identifier_taken`), `invalid` (as `requireIdentifier`
 *   and `hashPassword`), `rate_limited`
 * @see native.md "First account"
 */
export async function createFirstAccount(input: FirstAccount): Promise<UserId> {
  await limit("setup", input.address, 20, 600);
  const identifier = requireIdentifier(input.identifier);
  const passwordHash = await hashPassword(input.password, identifier);
  return inTransaction(async (tx) => {
    await waitForOtherClaims(tx);
    if (!(await isUnclaimed(tx))) {
      throw new DomainError("conflict", "already_set_up", "Hearth is set up already. Sign in instead.");
    }
    if (input.workspaceName) {
      const data = { name: input.workspaceName, modifiedAt: new Date() };
      await tx.workspace.upsert({ where: { id: 1 }, create: data, update: data });
    }
    const { displayName } = input;
    return createAccount(tx, { displayName, identifier, passwordHash, isWorkspaceAdmin: true });
  });
}

import type { Tx } from "@/lib/db/client";
import { DomainError } from "@/lib/domain/errors";
import { takeInviteUse } from "@/lib/domain/invites/take-use";

/**
 * Uses a sign-up link, in the transaction that makes the account: where that fails
 * the link is not used up.
 *
 * @throws DomainError `not_found`/"invite_not_found" for unknown, used up, expired and revoked ones alike
 */
export async function redeemWorkspaceInvite(tx: Tx, code: string): Promise<void> {
  if (await takeInviteUse(tx, code, "workspace")) return;
  throw new DomainError("not_found", "invite_not_found", "This invite does not exist or is no longer valid.");
}

import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { claimWorkspaceIfFirst } from "@/lib/domain/accounts/claim-workspace";
import { findAccount } from "@/lib/domain/accounts/find-account";
import { canSignUp, getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { type Identifier, requireIdentifier } from "@/lib/domain/accounts/identifier";
import { redeemCode } from "@/lib/domain/accounts/one-time-codes";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import { limit } from "@/lib/limits/limit";

type Proof = { identifier: string; code: string; address: string };

/**
 * Signs in by a code that was sent to the address or number.
 *
 * @throws DomainError `forbidden`: `wrong_code` for a wrong, old or used code and for an unknown
 *   identifier alike; `no_account` when the code was right and the person may sign up. `invalid`, `rate_limited`
 */
export async function verifyCode(proof: Proof): Promise<UserId> {
  const identifier = await proveIdentifier(proof);
  const account = await findAccount(identifier);
  if (account) {
    await markVerified(account.userId);
    return account.userId;
  }
  if (canSignUp(await getWorkspace(), identifier)) {
    throw new DomainError(
      "forbidden",
      "no_account",
      "There is no account for this address yet. Create one first.",
    );
  }
  throw wrongCode();
}

/**
 * The identifier that the code was sent to.
 *
 * @throws DomainError `forbidden` (`wrong_code`), `invalid`, `rate_limited`: 10 tries an hour for an identifier
 */
export async function proveIdentifier({ identifier: text, code, address }: Proof): Promise<Identifier> {
  const identifier = requireIdentifier(text);
  await limit("code-try-address", address, 100, 3600);
  await limit("code-try", identifier.value, 10, 3600);
  if (!(await redeemCode("sign-in", identifier.value, code))) throw wrongCode();
  return identifier;
}

/** Somebody who began to sign in on a phone may finish in the browser: the code proves the same. */
async function markVerified(userId: UserId): Promise<void> {
  const { verified } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { verified: true },
  });
  if (verified) return;
  await inTransaction(async (tx) => {
    await tx.user.update({
      where: { id: userId },
      data: { verified: true, modifiedAt: await databaseTime(tx) },
    });
    await claimWorkspaceIfFirst(tx, userId);
  });
}

function wrongCode(): DomainError {
  return new DomainError(
    "forbidden",
    "wrong_code",
    "This code is wrong or no longer works. Check it, or get a new one.",
  );
}

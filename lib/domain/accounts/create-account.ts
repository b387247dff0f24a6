import type { Tx } from "@/lib/db/client";
import type { Identifier } from "@/lib/domain/accounts/identifier";
import { DomainError } from "@/lib/domain/errors";
import type { UserId } from "@/lib/domain/ids";
import { contactKey, telephoneHash } from "@/lib/domain/users/telephone-hash";

export type NewAccount = {
  displayName: string;
  identifier: Identifier;
  passwordHash: string | null;
  isWorkspaceAdmin?: boolean;
};

/**
 * Stores a person who may sign in. The unique columns decide who was first with an address.
 *
 * @throws DomainError `conflict` (`identifier_taken`)
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<UserId> {
  const { identifier, displayName, passwordHash, isWorkspaceAdmin = false } = account;
  try {
    const user = await tx.user.create({
      data: {
        displayName,
        passwordHash,
        isWorkspaceAdmin,
        verified: true,
        ...(identifier.kind === "email"
          ? { emailAddress: identifier.value }
          : {
              telephoneNumber: identifier.value,
              contactKey: contactKey(telephoneHash(identifier.value)),
            }),
      },
      select: { id: true },
    });
    return user.id as UserId; // a brand is only a name for the compiler
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new DomainError(
      "conflict",
      "identifier_taken",
      "There is an account with this address already. Sign in instead.",
    );
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}

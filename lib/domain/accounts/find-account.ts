import { db } from "@/lib/db/client";
import type { Identifier } from "@/lib/domain/accounts/identifier";
import type { UserId } from "@/lib/domain/ids";

export type Account = { userId: UserId; passwordHash: string | null };

/** The person who may sign in by this address or number. Bots, guests, disabled and deleted ones may not. */
export async function findAccount({ kind, value }: Identifier): Promise<Account | null> {
  const user = await db().user.findFirst({
    where: {
      ...(kind === "email" ? { emailAddress: value } : { telephoneNumber: value }),
      isBot: false,
      isGuest: false,
      disabledAt: null,
      deletedAt: null,
    },
    select: { id: true, passwordHash: true },
  });
  return user && { userId: user.id as UserId, passwordHash: user.passwordHash };
}

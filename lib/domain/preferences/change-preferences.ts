import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { getPreferences } from "@/lib/domain/preferences/get-preferences";
import type { Preferences } from "@/lib/domain/preferences/types";
import { record } from "@/lib/outbox/record";

/**
 * Changes what is named and leaves the rest; the actor's other screens hear of it.
 *
 * @returns everything as it is now
 * @see contract: native, "preferences"
 */
export async function changePreferences(actor: Actor, change: Partial<Preferences>): Promise<Preferences> {
  const { userId } = actor;
  return inTransaction(async (tx) => {
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) continue;
      await tx.userSetting.upsert({
        where: { userId_key: { userId, key } },
        create: { userId, key, value },
        update: { value, modifiedAt: new Date() },
      });
    }
    await record(tx, { type: "preferences.changed", userId });
    return getPreferences(userId, tx);
  });
}

import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { toUser, USER } from "@/lib/domain/users/rows";
import { contactKey } from "@/lib/domain/users/telephone-hash";
import type { User } from "@/lib/domain/users/types";
import { limit } from "@/lib/limits/limit";

/** Hashes in one call. */
export const UPLOAD_LIMIT = 500;

/**
 * Hashes a day and account: an address book of a thousand numbers twenty times over, where
 * the numbers of a country would take years.
 */
const BUDGET = 20_000;
const DAY = 24 * 3600;

/**
 * Finds the people of the address book whose hashes are sent and keeps them as the actor's
 * contacts. With the last page, those go whom no page of the last 10 minutes has named;
 * contacts that no address book brought stay.
 *
 * @param hashes  SHA-256 of E.164 numbers, in hex
 * @throws DomainError `rate_limited` over the day's budget; nothing is looked up then
 * @see contract: messenger API 2.2.1. The actor is left out of what they find
 */
export async function uploadContacts(
  actor: Actor,
  { hashes, isLastPage }: { hashes: string[]; isLastPage: boolean },
): Promise<User[]> {
  const keys = [...new Set(hashes)].map(contactKey);
  await limit("contact-upload", String(actor.userId), BUDGET, DAY, keys.length);
  return inTransaction(async (tx) => {
    const rows = await tx.user.findMany({
      where: { contactKey: { in: keys }, verified: true, deletedAt: null, id: { not: actor.userId } },
      select: USER,
      orderBy: { id: "asc" },
    });
    await confirm(
      tx,
      actor,
      rows.map(({ id }) => id),
    );
    if (isLastPage) await dropUnconfirmed(tx, actor);
    return rows.map(toUser);
  });
}

/** @param ids  in rising order, as in every upload, so that two at once wait for each other and not in a circle */
async function confirm(tx: Tx, actor: Actor, ids: number[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO contact (user_id, contact_id, last_confirmed_at)
    SELECT ${actor.userId}, id, now() FROM unnest(${ids}::int[]) WITH ORDINALITY AS found(id, place) ORDER BY place
    ON CONFLICT (user_id, contact_id) DO UPDATE SET last_confirmed_at = now(), modified_at = now()`;
}

async function dropUnconfirmed(tx: Tx, actor: Actor): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM contact
    WHERE user_id = ${actor.userId} AND last_confirmed_at < now() - interval '10 minutes'`;
}

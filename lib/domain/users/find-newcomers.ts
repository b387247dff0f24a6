import type { Tx } from "@/lib/db/client";
import type { UserId } from "@/lib/domain/ids";

/** A user as somebody who can be made a member. */
export type Newcomer = { userId: UserId; isBot: boolean; name: string };

/**
 * Those of the ids that belong to somebody who can be made a member, by id: not
 * deleted, and not a guest, who belongs to one chat alone. Unknown ids are left out.
 */
export async function findNewcomers(tx: Tx, userIds: UserId[]): Promise<Newcomer[]> {
  if (userIds.length === 0) return [];
  const rows = await tx.user.findMany({
    where: { id: { in: userIds }, deletedAt: null, isGuest: false },
    select: { id: true, isBot: true, displayName: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ userId: row.id as UserId, isBot: row.isBot, name: row.displayName ?? "" }));
}

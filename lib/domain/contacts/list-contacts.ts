import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { nameContains, pageByName } from "@/lib/db/page-by-name";
import type { Actor } from "@/lib/domain/actor";
import type { UserId } from "@/lib/domain/ids";
import { toUser, USER } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

export const CONTACTS_PAGE = 20;

/** A contact; who has blocked them is told in team mode alone. */
export type Contact = { user: User; blockedBy?: UserId[] };

/**
 * A page of the people whom the actor may write to, by name: in team mode all other
 * verified people, else the actor's contacts.
 *
 * @param cursor  a user's id, see `pageByName`; without one, `page` counts from 1
 * @see contract: messenger API 2.2.2. Bots and guests of a single chat are left out, as our choice: they are no people
 *   of the workspace, and a key's name is the business of its room
 */
export async function listContacts(
  actor: Actor,
  { cursor, page = 1, keyword }: { cursor?: number; page?: number; keyword: string },
): Promise<{ contacts: Contact[]; count: number; nextCursor: number | null }> {
  const { teamMode } = config();
  const isMine = teamMode
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT 1 FROM contact c WHERE c.user_id = ${actor.userId} AND c.contact_id = u.id)`;
  const matching = Prisma.sql`
    SELECT u.id, coalesce(u.display_name, '') AS name FROM app_user u
    WHERE u.verified AND u.deleted_at IS NULL AND NOT u.is_bot AND NOT u.is_guest AND u.id <> ${actor.userId}
      AND ${isMine} AND ${nameContains("coalesce(u.display_name, '')", keyword)}`;
  const found = await pageByName(db(), matching, {
    cursor,
    skip: cursor === undefined ? (page - 1) * CONTACTS_PAGE : 0,
    limit: CONTACTS_PAGE,
  });
  const rows = await db().user.findMany({ where: { id: { in: found.ids } }, select: USER });
  const blockers = teamMode ? await listBlockers(found.ids) : null;
  const byId = new Map(rows.map((row) => [row.id, toUser(row)]));
  const contacts = found.ids
    .flatMap((id) => byId.get(id) ?? [])
    .map((user) => (blockers ? { user, blockedBy: blockers.get(user.id) ?? [] } : { user }));
  return { contacts, count: found.count, nextCursor: found.nextCursor };
}

async function listBlockers(userIds: number[]): Promise<Map<number, UserId[]>> {
  const blocks = await db().block.findMany({
    where: { blockedId: { in: userIds } },
    select: { blockedId: true, userId: true },
    orderBy: { id: "asc" },
  });
  const blockers = new Map<number, UserId[]>();
  for (const { blockedId, userId } of blocks) {
    blockers.set(blockedId, [...(blockers.get(blockedId) ?? []), userId as UserId]); // a brand is only a name for the compiler
  }
  return blockers;
}

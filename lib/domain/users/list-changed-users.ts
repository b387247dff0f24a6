import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { settledHorizon } from "@/lib/domain/sync/horizon";
import { toUser, type UserRow } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

export const CHANGED_USERS_PAGE = 100;

/**
 * A page of the users whom the actor knows and who changed after a moment, the earliest
 * change first: in team mode all people who have proved themselves, else the actor's contacts;
 * either way those who share a room with them, bots and guests among these. Deleted ones too.
 *
 * @param page  from 1
 * @returns `count` is of all pages
 * @see contract: messenger API 9.6. Bots that share no room are left out, as in the list of contacts
 */
export async function listChangedUsers(
  actor: Actor,
  { since, page }: { since: Date; page: number },
): Promise<{ users: User[]; count: number }> {
  const until = await settledHorizon();
  // One statement, so one state of things: a user who changes between two of them would
  // come with a later stamp than others who are not in the page yet.
  const rows = await db().$queryRaw<Array<{ total: number } & (UserRow | { id: null })>>`
    WITH changed AS MATERIALIZED (
      SELECT u.* FROM app_user u
      WHERE u.modified_at > ${since} AND u.modified_at < ${until} AND ${isKnownTo(actor)}
    ),
    page AS (
      SELECT * FROM changed ORDER BY modified_at, id
      OFFSET ${(page - 1) * CHANGED_USERS_PAGE} LIMIT ${CHANGED_USERS_PAGE}
    )
    SELECT total.n AS total, ${COLUMNS}
    FROM (SELECT count(*)::int AS n FROM changed) total LEFT JOIN page ON true
    ORDER BY page.modified_at, page.id`;
  const users = rows.flatMap(({ total: _, ...row }) => (row.id === null ? [] : [toUser(row)]));
  return { users, count: rows[0]?.total ?? 0 };
}

const COLUMNS = Prisma.raw(`page.id, page.display_name AS "displayName",
  page.avatar_file_id AS "avatarFileId", page.cover_file_id AS "coverFileId",
  page.telephone_number AS "telephoneNumber", page.email_address AS "emailAddress",
  page.short_description AS "shortDescription", page.long_description AS "longDescription", page.verified,
  page.is_bot AS "isBot", page.is_workspace_admin AS "isWorkspaceAdmin", page.deleted_at AS "deletedAt",
  page.created_at AS "createdAt", page.modified_at AS "modifiedAt"`);

function isKnownTo({ userId }: Actor): Prisma.Sql {
  const mates = Prisma.sql`
    SELECT mate.user_id FROM member own JOIN member mate ON mate.room_id = own.room_id
    WHERE own.user_id = ${userId}`;
  if (config().teamMode) {
    return Prisma.sql`((u.verified AND NOT u.is_bot AND NOT u.is_guest) OR u.id IN (${mates}))`;
  }
  const contacts = Prisma.sql`SELECT contact_id FROM contact WHERE user_id = ${userId}`;
  return Prisma.sql`(u.id <> ${userId} AND u.id IN (${contacts} UNION ALL ${mates}))`;
}

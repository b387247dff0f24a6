import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import {
  readPage,
  type SyncKey,
  type SyncPage,
  type SyncRequest,
  type SyncWindow,
} from "@/lib/domain/sync/read-page";
import { toUser, type UserRow } from "@/lib/domain/users/rows";
import type { User } from "@/lib/domain/users/types";

export const CHANGED_USERS_PAGE = 100;

/**
 * The users whom the actor knows and who changed after a moment: in team mode all people
 * who have proved themselves, else the actor's contacts; either way those who share a room
 * with them, bots and guests among these. Deleted ones too.
 *
 * @see contract: messenger API 9.6. Bots that share no room are left out, as in the list of contacts
 */
export async function listChangedUsers(actor: Actor, request: SyncRequest): Promise<SyncPage<User>> {
  const stream = {
    name: "users",
    limit: CHANGED_USERS_PAGE,
    read: (window: SyncWindow) => read(actor, window),
    count: (window: SyncWindow) => count(actor, window),
  };
  const { rows, count: total } = await readPage(actor, stream, request);
  return { rows: rows.map(toUser), count: total };
}

/**
 * The users themselves and not their ids: whoever changed between two statements would come
 * with a later stamp than others who are not in the page yet.
 */
async function read(actor: Actor, window: SyncWindow): Promise<Array<UserRow & { key: SyncKey }>> {
  return db().$queryRaw`
    SELECT u.id, u.display_name AS "displayName", u.avatar_file_id AS "avatarFileId",
      u.cover_file_id AS "coverFileId", u.telephone_number AS "telephoneNumber",
      u.email_address AS "emailAddress", u.short_description AS "shortDescription",
      u.long_description AS "longDescription", u.verified, u.is_bot AS "isBot", u.is_guest AS "isGuest",
      u.is_workspace_admin AS "isWorkspaceAdmin", u.deleted_at AS "deletedAt",
      u.created_at AS "createdAt", u.modified_at AS "modifiedAt",
      jsonb_build_object('at', u.modified_at::text, 'a', u.id, 'b', 0) AS key
    ${changed(actor, window)}
    ORDER BY u.modified_at, u.id OFFSET ${window.skip} LIMIT ${window.limit}`;
}

async function count(actor: Actor, window: SyncWindow): Promise<number> {
  const [row] = await db().$queryRaw<Array<{ n: number }>>`
    SELECT count(*)::int AS n
    FROM (SELECT 1 ${changed(actor, window)} OFFSET ${window.skip} LIMIT ${window.limit}) AS counted`;
  return row?.n ?? 0;
}

function changed(actor: Actor, { from, before, after }: SyncWindow): Prisma.Sql {
  return Prisma.sql`
    FROM app_user u
    WHERE u.modified_at >= ${from}::timestamptz AND u.modified_at < ${before}
      AND (u.modified_at, u.id) > (${after.at}::timestamptz, ${after.a}::int)
      AND ${isKnownTo(actor)}`;
}

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

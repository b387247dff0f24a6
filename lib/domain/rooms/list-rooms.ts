import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { nameContains, nameStartsWith, pageByName } from "@/lib/db/page-by-name";
import type { Actor } from "@/lib/domain/actor";
import { loadRooms } from "@/lib/domain/rooms/get-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";

export const ROOMS_PAGE = 10;
export const GROUPS_PAGE = 20;

/**
 * A page of the actor's rooms, the eldest first; deleted ones are left out.
 *
 * @param page  from 1; pages hold `ROOMS_PAGE` rooms
 * @returns `count`: how many there are on all pages
 * @see contract: messenger API 2.4.1
 */
export async function listRooms(
  actor: Actor,
  { page, keyword }: { page: number; keyword: string },
): Promise<{ rooms: RoomWithMembers[]; count: number }> {
  const rows = await db().$queryRaw<Array<{ id: number | null; total: number }>>`
    WITH mine AS (
      SELECT r.id, r.created_at FROM member m JOIN room r ON r.id = m.room_id
      WHERE m.user_id = ${actor.userId} AND r.deleted_at IS NULL AND ${nameStartsWith("r.name", keyword)}
    )
    SELECT page.id, total.n AS total
    FROM (SELECT count(*)::int AS n FROM mine) total
    LEFT JOIN (
      SELECT id, created_at FROM mine ORDER BY created_at, id
      OFFSET ${(page - 1) * ROOMS_PAGE} LIMIT ${ROOMS_PAGE}
    ) page ON true
    ORDER BY page.created_at, page.id`;
  const ids = rows.flatMap((row) => row.id ?? []);
  return { rooms: await loadRooms(db(), ids), count: rows[0]?.total ?? 0 };
}

/**
 * A page of the actor's groups by name.
 *
 * @param cursor  a room's id; see `pageByName`
 * @see contract: messenger API 2.4.14
 */
export async function listGroups(
  actor: Actor,
  { cursor, keyword }: { cursor?: number; keyword: string },
): Promise<{ rooms: RoomWithMembers[]; count: number; nextCursor: number | null }> {
  const matching = Prisma.sql`
    SELECT r.id, r.name FROM member m JOIN room r ON r.id = m.room_id
    WHERE m.user_id = ${actor.userId} AND r.type = 'group' AND r.deleted_at IS NULL
      AND ${nameContains("r.name", keyword)}`;
  const { ids, count, nextCursor } = await pageByName(db(), matching, { cursor, limit: GROUPS_PAGE });
  return { rooms: await loadRooms(db(), ids), count, nextCursor };
}

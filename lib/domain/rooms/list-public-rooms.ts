import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { nameContains, pageByName } from "@/lib/db/page-by-name";
import type { Actor } from "@/lib/domain/actor";
import { ROOM, toRoom } from "@/lib/domain/rooms/rows";
import type { Room } from "@/lib/domain/rooms/types";

export const PUBLIC_ROOMS_PAGE = 20;

/** A public room, and what of it is the actor's where they are a member. */
export type PublicRoom = Room & {
  own: { mutedAt: Date | null; pinnedAt: Date | null; readTotal: number } | null;
};

/**
 * A page of the workspace's public rooms by name, those of the actor included.
 *
 * @param cursor  a room's id; see `pageByName`
 * @see contract: native, "Rooms"
 */
export async function listPublicRooms(
  actor: Actor,
  { cursor, keyword }: { cursor?: number; keyword: string },
): Promise<{ rooms: PublicRoom[]; count: number; nextCursor: number | null }> {
  const matching = Prisma.sql`
    SELECT id, name FROM room
    WHERE visibility = 'public' AND deleted_at IS NULL AND archived_at IS NULL AND ${nameContains("name", keyword)}`;
  const { ids, count, nextCursor } = await pageByName(db(), matching, { cursor, limit: PUBLIC_ROOMS_PAGE });
  const rows = await db().room.findMany({
    where: { id: { in: ids } },
    select: {
      ...ROOM,
      members: {
        where: { userId: actor.userId },
        select: { mutedAt: true, pinnedAt: true, readTotal: true },
      },
    },
  });
  const byId = new Map(
    rows.map(({ members, ...row }) => [row.id, { ...toRoom(row), own: members[0] ?? null }]),
  );
  return { rooms: ids.flatMap((id) => byId.get(id) ?? []), count, nextCursor };
}

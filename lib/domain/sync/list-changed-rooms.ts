import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { loadRooms } from "@/lib/domain/rooms/get-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";
import { readPage, type SyncPage, type SyncRequest } from "@/lib/domain/sync/read-page";
import { isChanged, type SqlStream, sqlStream } from "@/lib/domain/sync/sql-stream";

/**
 * The actor's rooms that changed after a moment, deleted ones too, and those that they
 * themselves muted, pinned or took that back from. Rooms that they are no longer in
 * are not told of.
 *
 * @see contract: messenger API 9.2
 */
export async function listChangedRooms(
  actor: Actor,
  request: SyncRequest,
): Promise<SyncPage<RoomWithMembers>> {
  const { rows, count } = await readPage<Row>(actor, sqlStream(actor, CHANGED_ROOMS), request);
  const rooms = await loadRooms(
    db(),
    rows.map(({ id }) => id),
  );
  const stamps = new Map(rows.map(({ id, modifiedAt }) => [id, modifiedAt]));
  // A room that has changed since its stamp was read comes again; with its new stamp now,
  // clients would take it that they have all that changed before.
  return {
    rows: rooms.map((room) => ({ ...room, modifiedAt: stamps.get(room.id) ?? room.modifiedAt })),
    count,
  };
}

type Row = { id: number; modifiedAt: Date };

export const CHANGED_ROOMS: SqlStream = {
  name: "rooms",
  limit: 100,
  changed: `
    SELECT * FROM (
      SELECT r.id AS a, 0 AS b, r.modified_at, greatest(r.modified_at, m.settings_at, m.joined_at) AS at
      FROM member m JOIN room r ON r.id = m.room_id WHERE m.user_id = $1
    ) mine
    WHERE ${isChanged({ at: "at", a: "a", b: "b" })} ORDER BY at, a LIMIT $7::int`,
  columns: `row.a AS id, row.modified_at AS "modifiedAt"`,
};

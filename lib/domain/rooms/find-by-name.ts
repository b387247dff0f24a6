import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import type { Actor } from "@/lib/domain/actor";
import { asId, type RoomId } from "@/lib/domain/ids";

/** A room as somebody means it who knows its name. */
export type NamedRoom = {
  id: RoomId;
  /** Public, or the actor is a member of it. */
  isVisible: boolean;
  isMember: boolean;
  lastSeq: number;
  /** Messages with a seq above this are the actor's to read. */
  visibleFrom: number;
};

/**
 * The room of a name, whatever its letters' case. Digits alone are an id first, then a
 * name. Of several rooms of one name those count first that the actor can see, then
 * those that they are in, then the eldest.
 *
 * @returns null where no room is meant; a private one that the actor is not in with `isVisible` false
 * @see contract: Chapi, "Completed"; which one of several is our choice
 */
export async function findRoomByName(db: Db, actor: Actor, name: string): Promise<NamedRoom | null> {
  const [row] = await query<NamedRoom>(db, {
    name: "room-by-name",
    text: `SELECT * FROM (
             SELECT r.id, r.visibility = 'public' OR m.user_id IS NOT NULL AS "isVisible",
               m.user_id IS NOT NULL AS "isMember", r.last_seq AS "lastSeq",
               CASE WHEN r.visibility = 'public' THEN 0 ELSE coalesce(m.join_seq, r.last_seq) END AS "visibleFrom",
               r.id = $2 AS "isById"
             FROM room r LEFT JOIN member m ON m.room_id = r.id AND m.user_id = $3
             WHERE r.deleted_at IS NULL
               AND (r.id = $2 OR lower(r.name COLLATE "und-x-icu") = lower($1::text COLLATE "und-x-icu"))
           ) meant
           ORDER BY "isVisible" DESC, "isById" DESC, "isMember" DESC, id LIMIT 1`,
    values: [name, /^\d+$/.test(name) ? asId(name) : 0, actor.userId],
  });
  return row ?? null;
}

import { type Db, db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import type { RoomId } from "@/lib/domain/ids";
import { calledIn, type Person } from "@/lib/mentions/called";
import { findSigns } from "@/lib/mentions/spans";

type Said = {
  roomId: RoomId;
  text: unknown;
  /** Whom the sender's client says it means, where several have one name. */
  chosen?: number[];
};

/** Whether anybody has to be looked up at all: most texts call nobody. */
export function mayMention(text: unknown): text is string {
  return typeof text === "string" && text.includes("@") && findSigns(text, "@").length > 0;
}

/**
 * Whom a text calls: ids of the room's members, and 0 where it calls everybody. Asks
 * nobody whether the sender is in the room, so it may only go with what is stored.
 *
 * @see contract: native "Messages"; how names are found in a text is our choice (lib/mentions/called.ts)
 */
export async function resolveMentions({ roomId, text, chosen }: Said, where: Db = db()): Promise<number[]> {
  if (!mayMention(text)) return [];
  return calledIn(text, await findCallable(where, roomId, text), chosen);
}

const LONGEST_NAME = 256;
const MOST_SIGNS = 100;

// By hand: of a large room only those are read whose name stands behind a sign, and of the
// many who may share its first word two, by which one sees that it is nobody's alone.
async function findCallable(where: Db, roomId: RoomId, text: string): Promise<Person[]> {
  const tails = findSigns(text, "@")
    .slice(0, MOST_SIGNS)
    .map((at) =>
      text
        .slice(at + 1, at + 1 + LONGEST_NAME)
        .toWellFormed()
        .replaceAll("\u0000", ""),
    );
  return query<Person>(where, {
    name: "callable-members",
    text: `WITH tail AS MATERIALIZED (
             SELECT DISTINCT lower(words COLLATE "und-x-icu") AS words FROM unnest($2::text[]) AS words
           ),
           person AS (
             SELECT u.id, u.display_name AS name, lower(btrim(u.display_name) COLLATE "und-x-icu") AS whole
             FROM member m JOIN app_user u ON u.id = m.user_id
             WHERE m.room_id = $1 AND u.deleted_at IS NULL
           ),
           called AS (
             SELECT id, name, first, bool_or(starts_with(words, whole)) AS is_whole
             FROM person CROSS JOIN LATERAL substring(whole from '^[^[:space:]]+') AS first
             JOIN tail ON starts_with(words, first) GROUP BY id, name, first
           ),
           ranked AS (
             SELECT id, name, is_whole,
               row_number() OVER (PARTITION BY first ORDER BY is_whole DESC, id) AS place
             FROM called
           )
           SELECT id, name FROM ranked WHERE is_whole OR place <= 2 ORDER BY id`,
    values: [roomId, tails],
  });
}

import type pg from "pg";
import { pool } from "@/lib/db/pool";
import { BEGIN_BACKGROUND } from "@/lib/db/transaction";
import type { RoomId } from "@/lib/domain/ids";
import { facetsOf } from "@/lib/domain/search/facets";
import { textTokens } from "@/lib/domain/search/tokens";

/** Messages of a room that are taken in at a time: a few milliseconds' work, so that nobody waits for it. */
const BATCH = 200;
const SEPARATOR = "\u001f"; // in no token: control characters are white space there

/**
 * Takes the next messages of these rooms into the index. Rooms that another process
 * is busy with are left to it.
 *
 * @returns the rooms that have more
 */
export async function indexRooms(roomIds: RoomId[]): Promise<RoomId[]> {
  const client = await pool().connect();
  try {
    await client.query(BEGIN_BACKGROUND);
    const messages = await takeNext(client, roomIds);
    await storeTokens(client, messages.filter(isText));
    const last = new Map(messages.map(({ roomId, seq }) => [roomId, seq]));
    await client.query(
      `UPDATE search_mark m SET seq = last.seq FROM unnest($1::int[], $2::int[]) AS last (room_id, seq)
       WHERE m.room_id = last.room_id`,
      [[...last.keys()], [...last.values()]],
    );
    await client.query("COMMIT");
    return [...last.keys()].filter((id) => messages.filter(({ roomId }) => roomId === id).length === BATCH);
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Brings what was taken in to its place in the index. Until then every search reads it besides. */
export async function settleIndex(): Promise<void> {
  await pool().query("SELECT gin_clean_pending_list('message_search_words_idx')");
}

/** Rooms with messages that nobody has indexed: those of before a crash, or of a process that indexes nothing. */
export async function listRoomsBehind(): Promise<RoomId[]> {
  const { rows } = await pool().query<{ id: RoomId }>(
    `SELECT r.id FROM room r LEFT JOIN search_mark m ON m.room_id = r.id
     WHERE r.last_seq > coalesce(m.seq, 0) LIMIT 1000`,
  );
  return rows.map(({ id }) => id);
}

type Unindexed = { id: number; roomId: RoomId; seq: number; type: string; text: string | null };

// Seq has no holes and is the order of commits, so a mark is all there is to
// remember: no message can come to stand below it later.
async function takeNext(client: pg.PoolClient, roomIds: RoomId[]): Promise<Unindexed[]> {
  await client.query(
    "INSERT INTO search_mark (room_id) SELECT unnest($1::int[]) ON CONFLICT (room_id) DO NOTHING",
    [[...roomIds].sort((a, b) => a - b)], // in one order, so that two processes cannot wait for each other
  );
  const { rows } = await client.query<Unindexed>({
    name: "search-next",
    text: `WITH mark AS MATERIALIZED (
             SELECT room_id, seq FROM search_mark WHERE room_id = ANY($1::int[]) FOR UPDATE SKIP LOCKED
           )
           SELECT m.id, m.room_id AS "roomId", m.seq, m.type,
             CASE WHEN m.deleted_at IS NULL THEN m.body->>'text' END AS text
           FROM mark CROSS JOIN LATERAL (
             SELECT * FROM message WHERE room_id = mark.room_id AND seq > mark.seq ORDER BY seq LIMIT ${BATCH}
           ) m ORDER BY m.room_id, m.seq`,
    values: [roomIds],
  });
  return rows;
}

function isText(message: Unindexed): message is Unindexed & { text: string } {
  return message.type !== "system" && message.text !== null;
}

// Whoever edits or deletes a message sees to its row in their own transaction, and
// may do so before this: what they have stored is newer.
async function storeTokens(client: pg.PoolClient, messages: Array<Unindexed & { text: string }>) {
  await client.query({
    name: "search-store",
    text: `INSERT INTO message_search (message_id, room_id, words)
           SELECT id, room_id, array_to_tsvector(string_to_array(tokens, $4))
           FROM unnest($1::int[], $2::int[], $3::text[]) AS t (id, room_id, tokens)
           ON CONFLICT (message_id) DO NOTHING`,
    values: [
      messages.map(({ id }) => id),
      messages.map(({ roomId }) => roomId),
      messages.map(({ roomId, seq, text }) =>
        [...facetsOf(roomId, seq), ...textTokens(text)].join(SEPARATOR),
      ),
      SEPARATOR,
    ],
  });
}

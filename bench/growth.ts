import { tokenOf } from "./data";
import { type Figure, median, ms } from "./figures";
import type { Lab } from "./lab";

const ROOMS = 500;
const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 60;
const RATIO_AIM = 1.3;
const SEEN_AIM_MS = 20;

type History = { messages: number; reader: number; firstRoom: number };

/**
 * (g) What must not grow with history: the newest page, the room list of somebody in
 * 500 rooms and the unread counts, at 10,000 and at 1,000,000 messages; and what one
 * mark costs over 10,000 unread messages. Takes minutes, so only when asked for.
 */
export async function measureGrowth(lab: Lab): Promise<Figure[]> {
  const small = await makeHistory(lab, SMALL, 11);
  const large = await makeHistory(lab, LARGE, 12);
  await lab.db.query("VACUUM ANALYZE message, room, member");
  return [
    await compare(lab, "newest page of a room", small, large, (h) => `messages/roomId/${h.firstRoom}?page=1`),
    await compare(lab, `room list of ${ROOMS} rooms`, small, large, () => "room-list"),
    await compare(lab, `history of ${ROOMS} rooms`, small, large, () => "history?page=1"),
    await compare(lab, `unread counts of ${ROOMS} rooms`, small, large, () => "rooms/unread-count"),
    await measureSeen(lab, small),
    await measureDelivered(lab, small),
  ];
}

/** One room with the messages and 499 with one each; all unread to `reader`, all written by user 1. */
async function makeHistory({ db }: Lab, messages: number, reader: number): Promise<History> {
  const { rows } = await db.query<{ id: number }>(
    `INSERT INTO room (name, type, people_count) SELECT 'History', 'group', 10 FROM generate_series(1, ${ROOMS})
     RETURNING id`,
  );
  const firstRoom = Math.min(...rows.map((row) => row.id));
  await db.query(
    `INSERT INTO member (room_id, user_id)
     SELECT id, unnest(ARRAY[1, ${reader}]) FROM room WHERE id >= ${firstRoom}
     UNION ALL SELECT ${firstRoom}, i FROM generate_series(21, 40) i`,
  );
  for (let from = 1; from <= messages; from += 100_000) {
    const to = Math.min(from + 99_999, messages);
    await db.query(insertMessages(`${firstRoom}, n FROM generate_series(${from}, ${to}) n`));
  }
  await db.query(
    insertMessages(`r.id, 1 FROM generate_series(${firstRoom + 1}, ${firstRoom + ROOMS - 1}) r(id)`),
  );
  await db.query(
    `UPDATE room SET last_seq = s.n, counted_total = s.n, last_message_at = now()
     FROM (SELECT room_id, count(*)::int AS n FROM message WHERE room_id >= ${firstRoom} GROUP BY room_id) s
     WHERE id = s.room_id`,
  );
  await db.query(
    `INSERT INTO search_mark (room_id, seq) SELECT id, last_seq FROM room WHERE id >= ${firstRoom}`,
  );
  return { messages, reader, firstRoom };
}

function insertMessages(roomAndSeq: string): string {
  return `INSERT INTO message (room_id, seq, sender_id, local_id, type, body, member_count, created_at, modified_at)
    SELECT room_id, seq, 1, 'old-' || seq, 'text', jsonb_build_object('text', 'Message number ' || seq), 10, at, at
    FROM (SELECT ${roomAndSeq}) m(room_id, seq),
      LATERAL (SELECT now() - interval '3 years' + seq * interval '1 minute' AS at) t`;
}

/** In turns, so that both meet the same machine. */
async function compare(lab: Lab, name: string, small: History, large: History, path: (h: History) => string) {
  const took = { small: [] as number[], large: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    took.small.push(await timed(lab, small.reader, path(small)));
    took.large.push(await timed(lab, large.reader, path(large)));
  }
  const [few, many] = [median(took.small), median(took.large)];
  return {
    name: `(g) ${name}, ${LARGE.toLocaleString("en")} messages against ${SMALL.toLocaleString("en")}`,
    value: `${ms(many)} against ${ms(few)}`,
    limit: `ratio ${(many / few).toFixed(2)}, aim ≤ ${RATIO_AIM}`,
  };
}

async function measureSeen(lab: Lab, { firstRoom, messages }: History): Promise<Figure> {
  const took: number[] = [];
  for (let user = 21; user <= 30; user++) took.push(await timed(lab, user, `messages/${firstRoom}/seen`, {}));
  return {
    name: `(g) marking ${messages.toLocaleString("en")} unread messages as seen`,
    value: `p50 ${ms(median(took))}`,
    limit: `aim < ${SEEN_AIM_MS} ms`,
  };
}

async function measureDelivered(lab: Lab, { firstRoom }: History): Promise<Figure> {
  const { rows } = await lab.db.query<{ id: number }>(
    "SELECT id FROM message WHERE room_id = $1 AND seq % 10 = 0 ORDER BY seq LIMIT 500",
    [firstRoom],
  );
  const messageIds = rows.map((row) => row.id);
  const took: number[] = [];
  for (let user = 31; user <= 40; user++)
    took.push(await timed(lab, user, "messages/delivered", { messageIds }));
  return { name: "(g) flagging 500 scattered messages as delivered", value: `p50 ${ms(median(took))}` };
}

async function timed(lab: Lab, user: number, path: string, body?: object): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${lab.url}/api/messenger/${path}`, {
    method: body ? "POST" : "GET",
    headers: { accesstoken: tokenOf(user), "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return performance.now() - began;
}

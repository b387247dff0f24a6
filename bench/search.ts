import { setTimeout as delay } from "node:timers/promises";
import { makeBusyRoom, tokenOf } from "./data";
import { type Figure, median, ms } from "./figures";
import type { Lab } from "./lab";

const MESSAGES = 1_000_000;
const PEOPLE = 10;
const ROUNDS = 30;
/** What every so many messages say besides. */
const PLANTED = { unicornio: 100_003, kubernetes: 1_009, deployment: 101, weather: 4 };

/** (f) The first page of a search in a room of a million messages. Takes minutes, so only when asked for. */
export async function measureSearch(lab: Lab): Promise<Figure[]> {
  const roomId = await makeBusyRoom(lab.db, PEOPLE);
  await fill(lab, roomId);
  const began = performance.now();
  await untilIndexed(lab, roomId);
  const rate = MESSAGES / ((performance.now() - began) / 1000);
  await lab.db.query("VACUUM ANALYZE message_search");
  const figures = [{ name: "(f) messages indexed", value: `${Math.round(rate)}/s` }];
  for (const [keyword, every] of Object.entries(PLANTED)) {
    const took = await searchTimes(lab, roomId, keyword);
    figures.push({
      name: `(f) search for a word in 1 of ${every} messages`,
      value: `p50 ${ms(median(took))}`,
    });
  }
  return figures;
}

/** Twelve words a message, the first of a vocabulary far more often than the last, as in any language. */
async function fill(lab: Lab, roomId: number): Promise<void> {
  const random = sequence(12_345);
  const letter = () => "etaoinshrdlucmfwypvbgkjqxz"[Math.floor(26 * random() * random())];
  const word = () => Array.from({ length: 3 + Math.floor(random() * 7) }, letter).join("");
  const vocabulary = Array.from({ length: 20_000 }, word);
  const common = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1];
  const planted = Object.entries(PLANTED);
  for (let from = 1; from <= MESSAGES; from += 20_000) {
    const texts = Array.from({ length: 20_000 }, (_, index) => {
      const added = planted.filter(([, every]) => (from + index) % every === 0).map(([text]) => text);
      return [...Array.from({ length: 12 }, common), ...added].join(" ");
    });
    await lab.db.query(
      `INSERT INTO message (room_id, seq, sender_id, local_id, type, body)
       SELECT $1, $2::int + n - 1, 1, 'old-' || $2::int + n, 'text', jsonb_build_object('text', text)
       FROM unnest($3::text[]) WITH ORDINALITY AS t (text, n)`,
      [roomId, from, texts],
    );
  }
  await lab.db.query("UPDATE room SET last_seq = $2, last_message_at = now() WHERE id = $1", [
    roomId,
    MESSAGES,
  ]);
  await lab.db.query("VACUUM ANALYZE message");
}

/** The server finds by itself what nobody has indexed. */
async function untilIndexed(lab: Lab, roomId: number): Promise<void> {
  const query = { text: "SELECT seq FROM search_mark WHERE room_id = $1", values: [roomId] };
  while ((await lab.db.query<{ seq: number }>(query)).rows[0]?.seq !== MESSAGES) await delay(500);
}

async function searchTimes(lab: Lab, roomId: number, keyword: string): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const url = `http://127.0.0.1:${lab.port}/api/messenger/messages/search?roomId=${roomId}&keyword=${keyword}`;
    const began = performance.now();
    // One after the other, so that nobody's searches are too many for a minute.
    const answer = await fetch(url, { headers: { accesstoken: tokenOf(1 + (round % PEOPLE)) } });
    await answer.text();
    took.push(performance.now() - began);
    if (!answer.ok) throw new Error(`a search failed: ${answer.status}`);
  }
  return took;
}

/** The same numbers in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
}

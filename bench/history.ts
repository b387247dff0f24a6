import pg from "pg";
import { fillRoom, makeBusyRoom, tokenOf } from "./data";
import { type Figure, median, ms, perSecond } from "./figures";
import type { Load, LoadResult } from "./http-load";
import type { Lab } from "./lab";
import { runPart } from "./processes";

const ROUNDS = 5;
const MESSAGES = 200_000;

/** (d) The newest 50 messages of a long room, against the bare query. */
export async function measureHistory(lab: Lab): Promise<Figure[]> {
  const roomId = await makeBusyRoom(lab.db, 10);
  await fillRoom(lab.db, roomId, MESSAGES);
  const pages: LoadResult[] = [];
  const queries: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    queries.push(await bareQuery(lab, roomId));
    const load: Load = {
      kind: "get",
      port: lab.port,
      path: `/api/messenger/messages/roomId/${roomId}`,
      headers: `accesstoken: ${tokenOf(1)}\r\n`,
      expected: `"text":"Message number ${MESSAGES}"`,
      connections: 1,
      warmUpMs: 500,
      ms: 2_000,
    };
    const page = await runPart<LoadResult>("http-load.ts", load);
    if (page.failed.length > 0) throw new Error(`a page failed: ${page.failed[0]}`);
    pages.push(page);
  }
  return [
    {
      name: `(d) newest 50 of ${MESSAGES.toLocaleString("en")} messages, 1 connection`,
      value: `${perSecond(median(pages.map((page) => page.perSecond)))}, p99 ${ms(median(pages.map((page) => page.p99)))}`,
      limit: `bare pg ${perSecond(median(queries))}`,
      share: median(pages.map((page, round) => page.perSecond / (queries[round] ?? Number.NaN))),
    },
  ];
}

async function bareQuery(lab: Lab, roomId: number): Promise<number> {
  const client = new pg.Client(lab.db.options);
  await client.connect();
  const until = performance.now() + 2_000;
  let queries = 0;
  while (performance.now() < until) {
    await client.query({
      name: "newest",
      text: `SELECT id, room_id, seq, sender_id, type, body, local_id, created_at, modified_at
             FROM message WHERE room_id = $1 ORDER BY seq DESC LIMIT 50`,
      values: [roomId],
    });
    queries++;
  }
  await client.end();
  return queries / 2;
}

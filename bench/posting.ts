import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { BASELINE } from "./baseline";
import { ROOMS } from "./data";
import { type Figure, median, ms, perSecond } from "./figures";
import type { Load, LoadResult } from "./http-load";
import type { Lab } from "./lab";
import { processorTime, runPart } from "./processes";

const ROUNDS = 5;
const SECONDS = 3;
const AIMS: Array<[connections: number, share: number]> = [
  [1, 0.5],
  [8, 0.5],
  [32, 0.8],
  [64, 0.8],
];

/**
 * (a) Posts over HTTP, everything included, against pgbench running one post as one
 * statement at as many connections. The two take turns, so that what else the machine
 * does meets both.
 */
export async function measurePosting(lab: Lab): Promise<Figure[]> {
  const script = path.join(lab.folder, "post.sql");
  await writeFile(script, BASELINE);
  const figures: Figure[] = [];
  for (const [connections, aim] of AIMS) {
    const posts: Posted[] = [];
    const inserts: Inserted[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await untilAtRest(lab);
      inserts.push(await pgbench(lab, script, connections));
      posts.push(await postOverHttp(lab, connections, `c${connections}r${round}`));
    }
    const rate = median(posts.map((post) => post.perSecond));
    const limit = median(inserts.map((insert) => insert.perSecond));
    const p99 = median(posts.map((post) => post.p99));
    figures.push({
      name: `(a) POST /api/messaging/messages, ${connections} connection${connections > 1 ? "s" : ""}`,
      value: `${perSecond(rate)}, p99 ${ms(p99)}; processor ${micro(posts, "node")} Node + ${micro(posts, "postgres")} PostgreSQL`,
      limit: `pgbench ${perSecond(limit)}; processor ${micro(inserts, "postgres")}`,
      // Of each pair, since what slows one round slows both of its halves.
      share: median(posts.map((post, round) => post.perSecond / (inserts[round]?.perSecond ?? Number.NaN))),
      aim,
    });
  }
  return figures;
}

/** Processor time in seconds per message. */
type Cost = { node: number; postgres: number };
type Inserted = { perSecond: number } & Cost;
type Posted = LoadResult & Cost;

function micro(results: Cost[], whose: keyof Cost): string {
  return `${Math.round(median(results.map((result) => result[whose])) * 1e6)} µs`;
}

/** What the server still does for the posts before (publishing, indexing) must not slow down the statement alone. */
async function untilAtRest(lab: Lab): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    const { rows } = await lab.db.query(
      `SELECT EXISTS (SELECT 1 FROM outbox)
         OR EXISTS (SELECT 1 FROM room r LEFT JOIN search_mark m ON m.room_id = r.id
                    WHERE r.last_seq > coalesce(m.seq, 0)) AS is_busy`,
    );
    if (!rows[0].is_busy) return;
    await delay(200);
  }
  throw new Error("the server is still busy with posts of two minutes ago");
}

async function pgbench(lab: Lab, script: string, connections: number): Promise<Inserted> {
  const flags = ["-n", "-M", "prepared", "-f", script, "-c", String(connections), "-T", String(SECONDS)];
  const { result, node, postgres } = await timed(lab, () =>
    promisify(execFile)("pgbench", [...flags, lab.baselineUrl]),
  );
  await lab.baseline.query("TRUNCATE outbox");
  const [count = Number.NaN, rate = Number.NaN] = [/processed: (\d+)/, /tps = ([\d.]+)/].map((pattern) =>
    Number(pattern.exec(result.stdout)?.[1]),
  );
  return { perSecond: rate, node: node / count, postgres: postgres / count };
}

async function timed<T>(lab: Lab, work: () => Promise<T>): Promise<{ result: T } & Cost> {
  const pid = lab.server.pid ?? 0;
  const before = processorTime(pid);
  const result = await work();
  const after = processorTime(pid);
  return { result, node: after.own - before.own, postgres: after.others - before.others };
}

async function postOverHttp(lab: Lab, connections: number, run: string): Promise<Posted> {
  const load: Load = {
    kind: "post",
    port: lab.port,
    connections,
    rooms: ROOMS,
    warmUpMs: 500,
    ms: SECONDS * 1000,
    run,
  };
  const { result, ...cost } = await timed(lab, () => runPart<LoadResult>("http-load.ts", load));
  if (result.failed.length > 0) throw new Error(`a post failed: ${result.failed[0]}`);
  await checkStored(lab, run, result.answered);
  return { ...result, node: cost.node / result.answered, postgres: cost.postgres / result.answered };
}

/** Nothing lost, nothing twice, and each connection's posts stand in each room in the order of their answers. */
async function checkStored(lab: Lab, run: string, answered: number): Promise<void> {
  const { rows } = await lab.db.query(
    `SELECT count(*)::int AS stored, count(*) FILTER (WHERE seq <= before)::int AS disordered
     FROM (
       SELECT seq, lag(seq) OVER (
         PARTITION BY room_id, split_part(local_id, '-', 2) ORDER BY split_part(local_id, '-', 3)::int
       ) AS before
       FROM message WHERE local_id LIKE $1
     ) t`,
    [`${run}-%`],
  );
  const { rows: holes } = await lab.db.query(
    `SELECT r.id FROM room r LEFT JOIN message m ON m.room_id = r.id
     GROUP BY r.id HAVING count(m.id) <> r.last_seq OR coalesce(max(m.seq), 0) <> r.last_seq LIMIT 1`,
  );
  const { stored, disordered } = rows[0];
  if (stored !== answered || disordered > 0 || holes.length > 0) {
    throw new Error(
      `answered ${answered}, stored ${stored}, out of order ${disordered}, rooms with holes ${holes.length}`,
    );
  }
}

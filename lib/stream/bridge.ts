import { randomUUID } from "node:crypto";
import pg from "pg";
import { config } from "@/lib/config";
import { pool } from "@/lib/db/pool";
import type { CommittedEvent } from "@/lib/domain/events";
import { log } from "@/lib/log";
import type { Beat } from "@/lib/realtime/presence-book";

const CHANNEL = "hearth_stream";
/** PostgreSQL takes less than 8,000 bytes. */
const LARGEST_PAYLOAD = 7_900;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export type Bridge = {
  /** Tells the other processes what this one has published. Never rejects. */
  pass(events: CommittedEvent[]): Promise<void>;
  /** The same of somebody's presence, which every process keeps in its own memory. */
  passBeat(beat: Beat): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Joins the processes that share one database: each has event streams of its own,
 * while an event is published by one of them. It is passed on after its commit and
 * outside of any transaction of the core, since NOTIFY makes the transactions that
 * use it commit one after the other. Only ids travel; each process reads for itself.
 *
 * @param onMissed  something may not have arrived here
 */
export function startBridge(
  hear: (events: CommittedEvent[]) => void,
  onMissed: () => void,
  hearBeat: (beat: Beat) => void = () => undefined,
): Bridge {
  const self = randomUUID();
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let waitMs = SHORTEST_WAIT_MS;
  let isStopped = false;

  async function listen(): Promise<void> {
    const current = new pg.Client({ connectionString: config().databaseUrl, keepAlive: true });
    client = current;
    const lost = once((error?: Error) => {
      if (isStopped) return;
      log.warn({ err: error }, "listening for other processes' events broke off");
      current.end().catch((err) => log.debug({ err }, "the broken connection did not close"));
      onMissed();
      retry = setTimeout(() => void listen(), waitMs);
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    });
    current.on("error", lost);
    current.on("end", () => lost());
    current.on("notification", ({ payload = "" }) => {
      const { from, events, beat } = JSON.parse(payload) as Passed; // nobody else writes on our channel
      if (from === self) return;
      if (beat) return hearBeat(beat);
      if (events) hear(events);
      else onMissed();
    });
    try {
      await current.connect();
      await current.query(`LISTEN ${CHANNEL}`);
      waitMs = SHORTEST_WAIT_MS;
    } catch (error) {
      lost(error as Error); // a driver throws nothing else
    }
  }

  void listen();
  return {
    async pass(events) {
      if (events.length === 0) return;
      await pool()
        .query("SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload", [
          CHANNEL,
          payloads(self, events),
        ])
        .catch((error: unknown) => log.warn({ err: error }, "events not passed on to other processes"));
    },
    async passBeat(beat) {
      const passed: Passed = { from: self, events: [], beat };
      await pool()
        .query("SELECT pg_notify($1, $2)", [CHANNEL, JSON.stringify(passed)])
        .catch((error: unknown) => log.debug({ err: error }, "presence not passed on"));
    },
    async stop() {
      isStopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

/** `events` is null for what does not fit: then the others must take it that they missed something. */
type Passed = { from: string; events: CommittedEvent[] | null; beat?: Beat };

/** As few notifications as hold the events. */
function payloads(from: string, events: CommittedEvent[]): string[] {
  const groups: CommittedEvent[][] = [];
  for (const { id, event } of events) {
    const open = groups.at(-1);
    if (open && fits({ from, events: [...open, { id, event }] })) open.push({ id, event });
    else groups.push([{ id, event }]);
  }
  return groups
    .map((group) => ({ from, events: group }))
    .map((passed) => JSON.stringify(fits(passed) ? passed : { from, events: null }));
}

function fits(passed: Passed): boolean {
  return Buffer.byteLength(JSON.stringify(passed)) <= LARGEST_PAYLOAD;
}

/** A broken connection says so twice. */
function once<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  let isDone = false;
  return (...args) => {
    if (!isDone) act(...args);
    isDone = true;
  };
}

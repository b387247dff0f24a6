import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import { pool } from "@/lib/db/pool";
import { BEGIN_BACKGROUND } from "@/lib/db/transaction";
import type { CommittedEvent, DomainEvent } from "@/lib/domain/events";
import { log } from "@/lib/log";
import { provide, provided } from "@/lib/singleton";

/** Tells the world of one event; rejects when it could not, and will be asked again. */
export type Publish = (events: CommittedEvent[]) => Promise<void>;

export type Relay = {
  accept(events: CommittedEvent[]): void;
  /** Publishes what other processes, or this one before a crash, left behind. */
  sweep(): Promise<number>;
  /** Resolves when everything accepted so far has been published or given up to the sweeper. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

const BATCH = 500;
/**
 * The next batch begins this long after the one before: what publishing asks the
 * database is asked for many events at once. An event after a pause waits for nothing.
 */
const GATHER_MS = 5;
const SWEEP_EVERY_MS = 2_000;
/** Rows are forgotten together: a delete for each batch of events would compete with the posts that follow. */
const FORGET_EVERY_MS = 250;
/** Younger rows are most likely being published by the process that stored them. */
const LEFT_BEHIND_AFTER = "3 seconds";

/**
 * Publishes committed events in the order in which they are handed over, and
 * forgets their outbox rows a moment later. Delivery is at least once: between
 * publishing and forgetting a crash repeats events, so readers ignore an id that
 * they have seen.
 */
export function startRelay(publish: Publish): Relay {
  const queue: CommittedEvent[] = [];
  let published: string[] = [];
  let running: Promise<void> | undefined;
  let forgetting = Promise.resolve();
  let isStopped = false;

  async function run() {
    // Whoever waits for an answer comes before those who listen.
    await nextTurn();
    while (queue.length > 0) {
      await Promise.all([deliver(queue.splice(0, BATCH)), delay(GATHER_MS)]);
    }
    running = undefined;
  }

  async function deliver(events: CommittedEvent[]) {
    try {
      await publish(events);
      for (const { id } of events) published.push(id);
    } catch (error) {
      // The rows stay, so the sweeper tries again.
      log.warn({ err: error, count: events.length }, "events not published yet");
    }
  }

  function forget(): Promise<void> {
    const ids = published;
    published = [];
    // One after the other: whoever waits for one waits for those under way too.
    if (ids.length > 0) {
      forgetting = forgetting
        .then(() => deleteRows(ids))
        .catch((error) => log.warn({ err: error }, "outbox not emptied"));
    }
    return forgetting;
  }

  async function sweep(): Promise<number> {
    const left = await takeLeftBehind(publish);
    return left;
  }

  const timer = setInterval(() => {
    sweep().catch((error) => log.warn({ err: error }, "outbox sweep failed"));
  }, SWEEP_EVERY_MS);
  timer.unref();
  const forgetTimer = setInterval(forget, FORGET_EVERY_MS);
  forgetTimer.unref();

  const relay: Relay = {
    accept(events) {
      if (isStopped) return;
      queue.push(...events);
      running ??= run();
    },
    sweep,
    async settle() {
      await running;
      await forget();
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      clearInterval(forgetTimer);
      await running;
      await forget();
    },
  };
  provide("relay", relay);
  return relay;
}

/** Where no relay runs (a script, a test of one use case) the sweeper of a server finds the rows. */
export function handOff(events: CommittedEvent[]): void {
  provided<Relay>("relay")?.accept(events);
}

async function deleteRows(ids: string[]): Promise<void> {
  await pool().query({
    name: "outbox-forget",
    text: "DELETE FROM outbox WHERE id = ANY($1::bigint[])",
    values: [ids],
  });
}

/** Row locks keep two processes from publishing the same leftovers at once. */
async function takeLeftBehind(publish: Publish): Promise<number> {
  const client = await pool().connect();
  try {
    await client.query(BEGIN_BACKGROUND);
    const { rows } = await client.query<{ id: string; payload: DomainEvent }>(
      `SELECT id::text, payload FROM outbox
       WHERE created_at < now() - $1::interval
       ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [LEFT_BEHIND_AFTER],
    );
    if (rows.length > 0) {
      await publish(rows.map(({ id, payload }) => ({ id, event: payload })));
      await client.query("DELETE FROM outbox WHERE id = ANY($1::bigint[])", [rows.map((row) => row.id)]);
    }
    await client.query("COMMIT");
    return rows.length;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

import { setTimeout as delay } from "node:timers/promises";
import { pool } from "@/lib/db/pool";
import { log } from "@/lib/log";

const POLL_MS = 2;
const LONGEST_WAIT_MS = 2_000;

/**
 * A moment before which nothing more will happen: all that committed before this was
 * called is stamped before it, and whoever is stamped before it has committed. So a
 * client that has everything up to this moment never misses what a slower
 * transaction, begun earlier, commits later.
 *
 * It lies up to 2 ms after the call, on a whole millisecond: the wire tells times in
 * milliseconds, and columns of that precision round up. Stamps are taken from the
 * database's clock (`now()`, `clock_timestamp()`, lib/db/clock.ts), none of them
 * earlier than the millisecond in which its transaction began.
 *
 * Waits for the transactions that are under way, usually a few milliseconds. One that
 * takes over two seconds is not waited for; then the moment is when it began, and what
 * was stamped since comes with the next sync.
 *
 * @returns UTC, whole milliseconds; rows with a stamp `<` it are complete
 * @see contract: messenger API 9.1
 */
export async function settledHorizon(): Promise<Date> {
  const { rows } = await pool().query<{ at: Date }>({
    name: "sync-horizon",
    text: "SELECT date_trunc('milliseconds', clock_timestamp()) + interval '2 milliseconds' AS at",
  });
  const horizon = rows[0]?.at;
  if (!horizon) throw new Error("the database does not tell the time");
  const giveUpAt = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const { isOver, oldest } = await findUnsettled(horizon);
    if (isOver && !oldest) return horizon;
    if (oldest && Date.now() > giveUpAt) {
      log.warn({ since: oldest }, "sync does not wait for a long transaction");
      return oldest;
    }
    await delay(POLL_MS);
  }
}

type Unsettled = {
  /** Whether the moment has passed. */
  isOver: boolean;
  /** When the oldest transaction began that may still stamp rows before it. */
  oldest: Date | null;
};

// Readers are waited for too: a transaction that has not written yet may do so with
// the time of its beginning. Backups, people's consoles and our own background work have
// other names, and would be waited for too long.
async function findUnsettled(horizon: Date): Promise<Unsettled> {
  const { rows } = await pool().query<Unsettled>({
    name: "sync-unsettled",
    text: `SELECT clock_timestamp() >= $1::timestamptz AS "isOver", date_trunc('milliseconds', min(xact_start)) AS oldest
           FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start < $1::timestamptz
             AND application_name = current_setting('application_name')`,
    values: [horizon],
  });
  return rows[0] ?? { isOver: false, oldest: null };
}

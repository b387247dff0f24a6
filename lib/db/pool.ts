import pg from "pg";
import { config } from "@/lib/config";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";

/**
 * The one pool of this process, shared by Prisma and by the few statements that
 * are written by hand. Every wait has an end: the defaults of `pg` wait for ever.
 */
export function pool(): pg.Pool {
  return singleton("pool", () => makePool({ max: 10 }));
}

/**
 * One connection that only stores messages. Its statement is long and always the
 * same, so planning it anew for each batch would cost more than running it. A plan
 * that is kept must not depend on how full the tables were when it was made: one
 * made in a fresh database would read the whole of message for each batch, so every
 * table is reached through its indexes.
 */
export function writerPool(): pg.Pool {
  const settings = { plan_cache_mode: "force_generic_plan", ...ONLY_INDEXES };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  return singleton("writer-pool", () => makePool({ max: 1, options: options.join(" ") }));
}

const ONLY_INDEXES = { enable_seqscan: "off", enable_hashjoin: "off", enable_mergejoin: "off" };

function makePool(settings: pg.PoolConfig): pg.Pool {
  const made = new pg.Pool({
    connectionString: config().databaseUrl,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: "hearth",
    ...settings,
  });
  // An idle connection that breaks (a restarted database) must not end the process.
  made.on("error", (error) => log.warn({ err: error }, "database connection lost"));
  return made;
}

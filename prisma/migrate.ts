import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { config } from "@/lib/config";
import { randomKey } from "@/lib/crypto/secrets";
import { startEmbeddedPostgres } from "@/lib/db/embedded/postgres";
import { StartError } from "@/lib/start-error";
import { print, runCommand } from "@/prisma/command";
import { engineLock, type Migration, noFilters, openEngine, toMigrationList } from "@/prisma/engine";

/**
 * Brings the database to the state that prisma/migrations describes. Each migration is applied in
 * one transaction together with its row in `_prisma_migrations`, so a start that is killed leaves
 * nothing half-done; several copies may start at once. When there is nothing to apply, this costs one
 * connection and two short queries.
 *
 * @returns names of the migrations applied now, in order
 * @throws StartError when the database cannot be reached or is too old, when a migration fails, was
 *   changed after it was applied, or is unknown to this Hearth
 */
export async function migrate(
  databaseUrl: string,
  options: { log?: (line: string) => void; migrationsDir?: string } = {},
): Promise<string[]> {
  const migrations = await readMigrations(options.migrationsDir);
  const client = await connect(databaseUrl);
  try {
    const names: string[] = [];
    while (compare(migrations, await readHistory(client)).pending.length > 0) {
      const name = await inLock(client, () => applyNext(client, migrations));
      if (name === null) break; // Another copy has just applied the last one.
      options.log?.(`Applied migration ${name}`);
      names.push(name);
    }
    return names;
  } finally {
    await client.end();
  }
}

/** The migrations on disk, oldest first. */
export async function readMigrations(dir = path.resolve("prisma/migrations")): Promise<Migration[]> {
  if (!existsSync(dir)) return [];
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(path.join(dir, name, "migration.sql"), "utf8") })),
  );
}

/** A connection on which statements may take their time. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // A connection that breaks fails the query that waits on it.
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(databaseUrl);
    throw new StartError(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} does not let Hearth in (${reasonOf(error)}): check DATABASE_URL and that the server runs.`,
    );
  }
  const version = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major");
  const major: number = version.rows[0].major;
  if (major >= 15) return client;
  await client.end();
  throw new StartError(`The database runs PostgreSQL ${major}; Hearth needs 15 or newer.`);
}

type HistoryRow = { migration_name: string; checksum: string; finished_at: Date | null };

async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
  // Not to_regclass: inside a transaction it may answer from before another copy made the table.
  const table = await client.query(
    "SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'",
  );
  if (table.rowCount === 0) return [];
  const { rows } = await client.query<HistoryRow>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return rows;
}

/** What is still to be applied, and which attempts of it by other tools were cut off. */
function compare(migrations: Migration[], history: HistoryRow[]) {
  const applied = new Map(
    history.filter((row) => row.finished_at).map((row) => [row.migration_name, row.checksum]),
  );
  const known = new Set(migrations.map(({ name }) => name));
  for (const name of applied.keys()) {
    if (known.has(name)) continue;
    throw new StartError(
      `The database has the migration ${name}, which this Hearth does not know: it was used by a newer Hearth. Start that one, or restore a backup from before the update.`,
    );
  }
  for (const { name, sql } of migrations) {
    const checksum = applied.get(name);
    if (checksum === undefined || checksums(sql).includes(checksum)) continue;
    throw new StartError(
      `The migration ${name} was changed after it had been applied to this database: put prisma/migrations/${name}/migration.sql back as it was, and make a new migration for the change.`,
    );
  }
  const broken = history.filter((row) => !row.finished_at && !applied.has(row.migration_name));
  return {
    pending: migrations.filter(({ name }) => !applied.has(name)),
    broken: [...new Set(broken.map((row) => row.migration_name))],
  };
}

// Prisma's own checksum is over the file's bytes; a checkout may have turned its line ends.
function checksums(sql: string): string[] {
  const lf = sql.replaceAll("\r\n", "\n");
  return [lf, lf.replaceAll("\n", "\r\n")].map((text) => createHash("sha256").update(text).digest("hex"));
}

// The lock ends with the transaction: it cannot be left behind, and works through a pooler.
async function inLock<T>(client: pg.Client, run: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    await client.query("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
    await client.query("SELECT pg_advisory_xact_lock($1)", [engineLock]);
    const result = await run();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // When the connection is gone so is the transaction; the first error is the one to tell.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function applyNext(client: pg.Client, migrations: Migration[]): Promise<string | null> {
  const { pending, broken } = compare(migrations, await readHistory(client));
  const [next] = pending;
  if (!next) return null;

  const later = new Set(pending.slice(1));
  let reason: string | undefined;
  const engine = await openEngine({ client, onScriptError: (text) => (reason = text) });
  try {
    for (const name of broken) await engine.markMigrationRolledBack({ migrationName: name });
    await engine.applyMigrations({
      migrationsList: toMigrationList(migrations.filter((migration) => !later.has(migration))),
      filters: noFilters,
    });
    return next.name;
  } catch (error) {
    throw new StartError(
      `The migration ${next.name} failed and nothing of it was kept: ${reason ?? reasonOf(error)}. Mend that and start Hearth again.`,
    );
  } finally {
    engine.free();
  }
}

// The engine wraps the database's words into lines of its own.
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /ERROR: (.*)/.exec(message)?.[1] ?? message.split("\n")[0] ?? message;
}

async function main(): Promise<void> {
  const { databaseUrl, dataDir } = config();
  const embedded = databaseUrl
    ? null
    : await startEmbeddedPostgres({
        dataDir: path.join(dataDir, "postgres"),
        password: randomKey(), // The server sets its own again.
        log: print,
      });
  try {
    const names = await migrate(databaseUrl ?? embedded?.url ?? "", { log: print });
    if (names.length === 0) print("Nothing to apply: the database is up to date.");
  } finally {
    await embedded?.stop();
  }
}

// Bundled into the server too, where this file is not what was started.
if (process.argv[1]?.endsWith("migrate.ts")) await runCommand(main);

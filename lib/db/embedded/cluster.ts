import { existsSync } from "node:fs";
import { mkdtemp, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { type Account, handOver } from "@/lib/db/embedded/account";
import type { Binaries } from "@/lib/db/embedded/binaries";
import { outcome, type Runner } from "@/lib/db/embedded/runner";
import { StartError } from "@/lib/start-error";

const majorVersion = "18";

/** The application's own role: it owns the database and may make others, but is no superuser. */
export const role = "hearth";
export const database = "hearth";

/** Refuses a folder that holds something other than a cluster of this PostgreSQL version. */
export async function checkVersion(dataDir: string, clusterDir: string): Promise<void> {
  const strange = await versionOf(dataDir);
  if (strange) {
    throw new StartError(
      `${dataDir} holds a PostgreSQL ${strange} database that is not Hearth's: start Hearth with another data folder, or start that database yourself and set DATABASE_URL.`,
    );
  }
  const version = await versionOf(clusterDir);
  if (version && version !== majorVersion) {
    throw new StartError(
      `${clusterDir} was written by PostgreSQL ${version} and this Hearth brings PostgreSQL ${majorVersion}: dump the database with the Hearth that wrote it, then load the dump into a new folder.`,
    );
  }
  if (!version && existsSync(clusterDir)) {
    throw new StartError(
      `${clusterDir} is not a PostgreSQL cluster (PG_VERSION is missing): restore it from a backup, or move it away to start empty.`,
    );
  }
}

type NewCluster = {
  account: Account | null;
  binaries: Binaries;
  password: string;
  isDurable: boolean;
  chooseRunner: (dir: string) => Promise<Runner>;
};

/**
 * Makes the cluster beside its final place, complete with role and database, and moves it there
 * at the end: a start that is cut off leaves nothing that looks finished.
 */
export async function createCluster(clusterDir: string, options: NewCluster): Promise<void> {
  const draft = await mkdtemp(`${clusterDir}${draftSuffix}`);
  try {
    await fill(draft, options);
    await rename(draft, clusterDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  if (options.isDurable) await syncFolder(path.dirname(clusterDir));
}

async function fill(
  draft: string,
  { account, binaries, password, isDurable, chooseRunner }: NewCluster,
): Promise<void> {
  await handOver(draft, account);
  const run = await chooseRunner(draft);

  const made = await outcome(
    run(binaries.initdb, [
      `--pgdata=${draft}`,
      "--username=postgres",
      "--encoding=UTF8",
      // The same order and case rules on every system, whatever its locales.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      // Replaced below; nobody may come in before that.
      "--auth=reject",
      ...(isDurable ? [] : ["--no-sync"]),
    ]),
  );
  if (made.code !== 0) throw failed(draft, made.stderr);

  await writeFile(path.join(draft, "pg_hba.conf"), accessRules);
  await runAlone(run, binaries, draft, [
    `CREATE ROLE ${role} LOGIN CREATEDB PASSWORD ${pg.escapeLiteral(password)}`,
    `CREATE DATABASE ${database} OWNER ${role}`,
  ]);
}

/**
 * Removes what first starts left that were cut off. Each has a name of its own, because the
 * initdb of a killed Hearth may still be busy in there, at the latest with cleaning up.
 */
export async function removeDrafts(clusterDir: string): Promise<void> {
  const dataDir = path.dirname(clusterDir);
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(`${path.basename(clusterDir)}${draftSuffix}`)) continue;
    // Should it be filled faster than emptied, the next start gets it.
    await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 3 }).catch(
      () => undefined,
    );
  }
}

const draftSuffix = ".new-";

/** For a cluster whose password was made anew (a lost secret): whoever owns the files owns the data. */
export async function setPassword(
  run: Runner,
  binaries: Binaries,
  clusterDir: string,
  password: string,
): Promise<void> {
  await runAlone(run, binaries, clusterDir, [`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)}`]);
}

const accessRules = `# Written by Hearth: only from this machine, only with the password. The superuser
# has none and cannot connect; "postgres --single" in a stopped cluster acts as it.
host all ${role} 127.0.0.1/32 scram-sha-256
`;

// PostgreSQL's single-user mode: needs no port and no password.
async function runAlone(run: Runner, binaries: Binaries, dir: string, statements: string[]): Promise<void> {
  const script = statements.map((statement) => `${statement};\n\n`).join("");
  const { code, stderr } = await outcome(
    run(binaries.postgres, ["--single", "-j", "-D", dir, "-c", "log_min_error_statement=panic", "template1"]),
    script,
  );
  // It goes on after an error and ends with 0.
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(stderr)) throw failed(dir, stderr);
}

function failed(clusterDir: string, output: string): StartError {
  const dataDir = path.dirname(clusterDir);
  if (isDiskFull(output)) return diskFull(dataDir);
  const uid = /could not look up effective user ID (\d+)/.exec(output)?.[1];
  if (uid) {
    return new StartError(
      `PostgreSQL needs an account for uid ${uid} in /etc/passwd: add one, start Hearth as a user that has one, or set DATABASE_URL.`,
    );
  }
  const reason = /(?:error|ERROR|FATAL|PANIC):\s+(.*)/.exec(output)?.[1] ?? output.trim().split("\n").at(-1);
  return new StartError(`The database in ${dataDir} could not be set up: ${reason}.`);
}

export function isDiskFull(output: string): boolean {
  return /No space left on device|Check free disk space|Disk quota exceeded|ENOSPC|EDQUOT/.test(output);
}

export function diskFull(dir: string): StartError {
  return new StartError(`The disk that holds ${dir} is full: make room there and start Hearth again.`);
}

async function versionOf(dir: string): Promise<string | null> {
  const file = path.join(dir, "PG_VERSION");
  return existsSync(file) ? (await readFile(file, "utf8")).trim() : null;
}

async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

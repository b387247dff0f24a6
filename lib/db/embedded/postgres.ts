import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { chooseAccount, handOver, requireOwn } from "@/lib/db/embedded/account";
import { prepareBinaries } from "@/lib/db/embedded/binaries";
import {
  checkVersion,
  createCluster,
  database,
  diskFull,
  isDiskFull,
  removeDrafts,
  role,
  setPassword,
} from "@/lib/db/embedded/cluster";
import { acquire } from "@/lib/db/embedded/lock";
import { stopOrphan } from "@/lib/db/embedded/orphan";
import { chooseRunner } from "@/lib/db/embedded/runner";
import { type Server, startServer } from "@/lib/db/embedded/server";
import { defaultSettings } from "@/lib/db/embedded/settings";
import { StartError } from "@/lib/start-error";

export type EmbeddedPostgres = {
  /** `postgresql://hearth:…@127.0.0.1:<port>/hearth` */
  url: string;
  port: number;
  pid: number;
  /** Settles when the server process is gone, by `stop()` or by itself. */
  exited: Promise<void>;
  /** Fast, clean shutdown; then the data folder is free for another Hearth. */
  stop(): Promise<void>;
};

type Options = {
  /** Holds `cluster` (PostgreSQL's own folder), `lock`, and `cluster.new-…` while the first start goes on. */
  dataDir: string;
  /** Of the role `hearth`. When it differs from the cluster's, the cluster's is changed. */
  password: string;
  /** Gets the server's warnings, one line each. */
  log?: (line: string) => void;
  /** PostgreSQL settings over Hearth's own. */
  settings?: Record<string, string>;
};

/**
 * Starts the PostgreSQL shipped in the npm package on a data folder; creates the cluster on first
 * use. Resolves once it accepts connections. Recovers by itself from whatever a killed Hearth or a
 * killed PostgreSQL left behind.
 *
 * @throws StartError one sentence: what is wrong with the folder, the account or the system
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  try {
    await mkdir(dataDir, { recursive: true });
    const release = await acquire(dataDir);
    try {
      const { server, url } = await startOn(dataDir, options);
      let stopped: Promise<void> | undefined;
      const stop = () => {
        stopped ??= server.stop().then(release);
        return stopped;
      };
      return { url, port: server.port, pid: server.pid, exited: server.exited, stop };
    } catch (error) {
      await release();
      throw error;
    }
  } catch (error) {
    throw explain(error, dataDir);
  }
}

async function startOn(dataDir: string, options: Options): Promise<{ server: Server; url: string }> {
  const { password, log = () => undefined } = options;
  const settings = { ...defaultSettings, ...options.settings };
  const clusterDir = path.join(dataDir, "cluster");
  if (existsSync(clusterDir)) await requireOwn(clusterDir);
  await checkVersion(dataDir, clusterDir);
  await stopOrphan(clusterDir);
  await removeDrafts(clusterDir);

  const binaries = await prepareBinaries(dataDir);
  const account = await chooseAccount(clusterDir);
  if (!existsSync(clusterDir)) {
    await createCluster(clusterDir, {
      account,
      binaries,
      password,
      isDurable: settings.fsync !== "off",
      chooseRunner: (dir) => chooseRunner(binaries, dir, account),
    });
  }
  await handOver(clusterDir, account);
  const run = await chooseRunner(binaries, clusterDir, account);

  let isTrying = true; // A refusal of our own first try is nothing to warn of.
  const tell = (line: string) => {
    if (!isTrying || !line.includes("password authentication failed")) log(line);
  };
  const start = () => startServer({ run, binaries, clusterDir, settings, log: tell });
  let server = await start();
  if (!(await accepts(urlOf(server, password)))) {
    await server.stop();
    await setPassword(run, binaries, clusterDir, password);
    server = await start();
  }
  isTrying = false;
  return { server, url: urlOf(server, password) };
}

function urlOf({ port }: Server, password: string): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "28P01") return false; // Wrong password.
    throw error;
  } finally {
    await client.end();
  }
}

function explain(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error) || error instanceof StartError || !("code" in error)) return error;
  if (isDiskFull(String(error.code))) return diskFull(dataDir);
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR"].includes(String(error.code))) {
    return new StartError(
      `Hearth cannot write to ${dataDir} (${error.message}): make it writable for the user who starts Hearth, or start in another folder.`,
    );
  }
  return error;
}

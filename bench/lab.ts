import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { readConfig } from "@/lib/config";
import { derivedSecret } from "@/lib/crypto/secrets";
import { provide } from "@/lib/singleton";
import { migrate } from "@/prisma/migrate";
import { root } from "./processes";

const SECRET = "a secret for benchmarks, the same in every run";
/** Enough that no post of a benchmark is refused; the check itself stays on the path. */
const NO_KEY_SENDS_FASTER = "1000000";

/**
 * The production server as `npm start` runs it with no configuration, with its own
 * PostgreSQL (fsync on). In that PostgreSQL is a second database of the same schema,
 * for the statements that the server is measured against, so that neither finds the
 * other's rows.
 */
export type Lab = {
  port: number;
  url: string;
  server: ChildProcess;
  /** The server's database. */
  db: pg.Pool;
  baseline: pg.Pool;
  baselineUrl: string;
  /** On the disk that the database is on. */
  folder: string;
  close(): Promise<void>;
};

export async function openLab(): Promise<Lab> {
  const folder = await mkdtemp(path.join(tmpdir(), "hearth-bench-"));
  const port = await freePort();
  const server = await startServer(folder, port);
  const databaseUrl = await findDatabase(folder);
  const baselineUrl = databaseUrl.replace(/\/hearth$/, "/baseline");
  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  await db.query("CREATE DATABASE baseline");
  await migrate(baselineUrl);
  const baseline = new pg.Pool({ connectionString: baselineUrl, max: 2 });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    server,
    db,
    baseline,
    baselineUrl,
    folder,
    async close() {
      await Promise.all([db.end(), baseline.end()]);
      const gone = once(server, "exit");
      server.kill("SIGTERM");
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(folder: string, port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, [path.join(root, "scripts/start.mjs")], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...withoutOurs(process.env),
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: folder,
      HEARTH_SECRET: SECRET,
      LOG_LEVEL: "warn",
      MESSAGING_RATE_PER_SECOND: NO_KEY_SENDS_FASTER,
      MESSAGING_RATE_BURST: NO_KEY_SENDS_FASTER,
    },
  });
  await new Promise<void>((resolve, reject) => {
    createInterface(server.stdout).on("line", (line) => line.includes("is ready") && resolve());
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return server;
}

/** With no configuration but what is said here, whatever the shell has. */
function withoutOurs({ DATABASE_URL, REDIS_URL, PUBLIC_URL, ...rest }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return rest;
}

/** The server keeps its database to itself: the port stands in PostgreSQL's own file, the password follows from the secret. */
async function findDatabase(folder: string): Promise<string> {
  provide("config", readConfig({ NODE_ENV: "production", HEARTH_SECRET: SECRET }));
  const lines = (await readFile(path.join(folder, "postgres/cluster/postmaster.pid"), "utf8")).split("\n");
  return `postgresql://hearth:${derivedSecret("postgres")}@127.0.0.1:${lines[3]}/hearth`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number }; // a TCP server's address
  probe.close();
  await once(probe, "close");
  return port;
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chooseAccount } from "@/lib/db/embedded/account";
import { prepareBinaries } from "@/lib/db/embedded/binaries";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/db/embedded/postgres";
import { startMarkOf } from "@/lib/db/embedded/process-table";
import { chooseRunner } from "@/lib/db/embedded/runner";
import { startServer } from "@/lib/db/embedded/server";
import { defaultSettings } from "@/lib/db/embedded/settings";
import { StartError } from "@/lib/start-error";

const settings = { fsync: "off" };
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
let dataDir = "";

// Private to whoever runs the tests: as root, PostgreSQL's account cannot enter it the plain way.
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "hearth-postgres-"));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function start(options: { password?: string; log?: (line: string) => void } = {}) {
  const postgres = await startEmbeddedPostgres({ dataDir, password: "secret", settings, ...options });
  running.push(postgres);
  return postgres;
}

async function restart(postgres: EmbeddedPostgres) {
  await postgres.stop();
  return start();
}

async function query(postgres: EmbeddedPostgres, sql: string) {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function aHearth(): Promise<{ child: ChildProcess; postgresPid: Promise<number> }> {
  const script = path.join(import.meta.dirname, "keep-running.fixture.ts");
  const child = spawn(process.execPath, ["--import=tsx", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const postgresPid = new Promise<number>((resolve) =>
    child.stdout?.once("data", (text) => resolve(Number(text))),
  );
  return { child, postgresPid };
}

describe("the embedded PostgreSQL", () => {
  it("makes its cluster at the first start and keeps the data over a restart", async () => {
    const first = await start();
    await query(first, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('ember')");
    const [facts] = await query(
      first,
      `SELECT current_setting('server_encoding') AS encoding, lower('ÄÉ') AS lower,
         (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuperuser",
         (SELECT string_agg(w, '' ORDER BY w COLLATE "und-x-icu") FROM unnest('{z,ä,B,a}'::text[]) w) AS sorted,
         inet_server_addr()::text AS address`,
    );
    expect(facts).toEqual({
      encoding: "UTF8",
      lower: "äé",
      isSuperuser: false,
      sorted: "aäBz",
      address: "127.0.0.1/32",
    });
    await first.stop();
    expect(await readdir(dataDir)).toEqual(["cluster"]);

    const second = await start();
    expect(await query(second, "SELECT word FROM kept")).toEqual([{ word: "ember" }]);
  });

  it("is durable unless told otherwise", async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, password: "secret" });
    running.push(postgres);
    const durable = "name IN ('fsync', 'full_page_writes', 'synchronous_commit')";
    expect(await query(postgres, `SELECT DISTINCT setting FROM pg_settings WHERE ${durable}`)).toEqual([
      { setting: "on" },
    ]);
  });

  it("comes back with its data after the server was killed", async () => {
    const first = await start();
    await query(first, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('ember')");
    process.kill(first.pid, "SIGKILL");
    await first.exited;
    await first.stop();

    const lines: string[] = [];
    const second = await start({ log: (line) => lines.push(line) });
    expect(await query(second, "SELECT word FROM kept")).toEqual([{ word: "ember" }]);
    expect(lines.join()).toContain("not properly shut down");
  });

  it("stops a server that a killed Hearth left running, and starts anew", async () => {
    const first = await start();
    await first.stop();
    const clusterDir = path.join(dataDir, "cluster");
    const binaries = await prepareBinaries(dataDir);
    const run = await chooseRunner(binaries, clusterDir, await chooseAccount(clusterDir));
    // A server that no lock speaks for.
    const all = { ...defaultSettings, ...settings };
    const orphan = await startServer({ run, binaries, clusterDir, settings: all, log: () => undefined });

    const second = await start();
    expect(startMarkOf(orphan.pid)).toBeNull();
    expect(await query(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("follows its Hearth when that is killed, and starts anew", async () => {
    const { child, postgresPid } = await aHearth();
    const pid = await postgresPid;
    child.kill("SIGKILL");
    await once(child, "exit");

    const second = await start();
    expect(startMarkOf(pid)).toBeNull();
    expect(await query(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("begins again when the first start was cut off half-way", async () => {
    const { child } = await aHearth();
    const draft = async () => (await readdir(dataDir)).find((name) => name.startsWith("cluster.new-"));
    const isHalfWay = async () =>
      expect(await readdir(path.join(dataDir, (await draft()) ?? ""))).toContain("base");
    await vi.waitFor(isHalfWay, { timeout: 10_000, interval: 5 });
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(existsSync(path.join(dataDir, "cluster"))).toBe(false);

    const postgres = await start();
    expect(await query(postgres, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await query(await restart(postgres), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await draft()).toBeUndefined();
  });

  it("never kills a foreign process whose pid stands in a stale pid file", async () => {
    await (await start()).stop();
    await writeFile(path.join(dataDir, "cluster", "postmaster.pid"), `${process.pid}\n`);
    const postgres = await start();
    expect(await query(postgres, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("takes a new password when the old one is lost", async () => {
    await (await start({ password: "it's lost\n\\" })).stop();
    const lines: string[] = [];
    const postgres = await start({ password: "new; --\n\n'", log: (line) => lines.push(line) });
    expect(lines).toEqual([]);
    expect(await query(postgres, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("lets nobody in without the password, nor as superuser", async () => {
    const { url } = await start();
    for (const login of ["hearth:wrong", "postgres:secret", "postgres:"]) {
      const client = new pg.Client({ connectionString: url.replace("hearth:secret", login) });
      await expect(client.connect()).rejects.toThrow(
        /password authentication failed|no pg_hba.conf entry|SASL/,
      );
    }
  });

  it("refuses a folder that another Hearth uses", async () => {
    await start();
    await expect(start()).rejects.toThrow(StartError);
    await expect(start()).rejects.toThrow(`Another Hearth (process ${process.pid}) is using ${dataDir}`);
  });

  it("says what is wrong with the folder", async () => {
    await mkdir(path.join(dataDir, "cluster"));
    await expect(start()).rejects.toThrow("is not a PostgreSQL cluster");
    await writeFile(path.join(dataDir, "cluster", "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow("was written by PostgreSQL 17");
    await writeFile(path.join(dataDir, "PG_VERSION"), "16\n");
    await expect(start()).rejects.toThrow("a PostgreSQL 16 database that is not Hearth's");
    const inFile = startEmbeddedPostgres({
      dataDir: path.join(dataDir, "PG_VERSION", "x"),
      password: "secret",
    });
    await expect(inFile).rejects.toThrow(/^Hearth cannot write to .* make it writable/);
    await expect(inFile).rejects.toThrow(StartError);
  });
});

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import type { Binaries } from "@/lib/db/embedded/binaries";
import { diskFull, isDiskFull } from "@/lib/db/embedded/cluster";
import type { Runner } from "@/lib/db/embedded/runner";
import { isReady, isWorthTelling, parseLogLine } from "@/lib/db/embedded/server-log";
import { StartError } from "@/lib/start-error";

const fastMs = 30_000;

export type Server = {
  port: number;
  pid: number;
  /** Settles when the process is gone, whatever the reason. */
  exited: Promise<void>;
  /** "Fast" shutdown: open transactions are rolled back, everything is written. */
  stop(): Promise<void>;
};

type Start = {
  run: Runner;
  binaries: Binaries;
  clusterDir: string;
  settings: Record<string, string>;
  log: (line: string) => void;
};

/**
 * Starts the server on a free loopback port and waits until it accepts connections, however
 * long it needs to recover from a crash.
 */
export async function startServer(options: Start): Promise<Server> {
  // What goes away by itself: a port that another program took since we looked, and the
  // last sessions of a server that was killed, which end once they notice.
  const deadline = Date.now() + 20_000;
  for (;;) {
    const server = await attempt(options);
    if (!("failure" in server)) return server;
    const isPassing = /could not (bind|create any TCP)|pre-existing shared memory block/i.test(
      server.failure,
    );
    if (!isPassing || Date.now() > deadline) throw cannotStart(options.clusterDir, server.failure);
  }
}

async function attempt({
  run,
  binaries,
  clusterDir,
  settings,
  log,
}: Start): Promise<Server | { failure: string }> {
  const port = await freePort();
  const all = { ...settings, port: String(port) };
  const child = run(binaries.postgres, [
    "-D",
    clusterDir,
    ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const killWithUs = () => child.kill("SIGINT");
  process.once("exit", killWithUs);
  exited.then(() => process.off("exit", killWithUs));

  let isStopping = false;
  let isUp = false;
  let failure = "";
  child.once("error", (error) => (failure = String(error)));
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stderr).on("line", (text) => {
      const entry = parseLogLine(text);
      if (!entry) return;
      if (isReady(entry)) resolve();
      if (!isUp && ["FATAL", "PANIC"].includes(entry.level)) failure += `${entry.text}\n`;
      else if (!isStopping && isWorthTelling(entry)) log(`${entry.level}: ${entry.text}`);
    });
  });
  child.stdout.resume();
  child.stdin.end();
  await Promise.race([ready.then(() => (isUp = true)), exited]);
  if (!isUp || child.pid === undefined) return { failure: failure.trim() || "it ended without a word" };

  return {
    port,
    pid: child.pid,
    exited,
    stop: () => {
      isStopping = true;
      return stop(child, exited);
    },
  };
}

async function stop(child: ChildProcessWithoutNullStreams, exited: Promise<void>): Promise<void> {
  child.kill("SIGINT");
  const impatience = setTimeout(() => child.kill("SIGQUIT"), fastMs);
  await exited;
  clearTimeout(impatience);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("A TCP server has an address.");
  return address.port;
}

function cannotStart(clusterDir: string, failure: string): StartError {
  if (isDiskFull(failure)) return diskFull(clusterDir);
  return new StartError(`PostgreSQL does not start on ${clusterDir}: ${failure.split("\n").join("; ")}.`);
}

import { readlinkSync } from "node:fs";
import { readFile, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commandLineOf, startMarkOf } from "@/lib/db/embedded/process-table";
import { StartError } from "@/lib/start-error";

const fastMs = 30_000;
const giveUpMs = 45_000;

/**
 * Stops a PostgreSQL that a killed Hearth left running on this cluster, and removes a pid file
 * whose pid has gone to another program. Call only while holding the data folder's lock.
 *
 * @throws StartError when it runs and cannot be stopped
 */
export async function stopOrphan(clusterDir: string): Promise<void> {
  const pidFile = path.join(clusterDir, "postmaster.pid");
  const pid = await readPid(pidFile);
  if (pid === null || startMarkOf(pid) === null) return; // PostgreSQL clears a dead pid's file by itself.
  if (!(await isServerOf(pid, clusterDir))) {
    // PostgreSQL only looks whether the pid lives, and would refuse to start.
    await rm(pidFile, { force: true });
    return;
  }

  const mark = startMarkOf(pid);
  const begun = Date.now();
  let signal: NodeJS.Signals | null = "SIGINT"; // "fast": roll back, write everything, end.
  while (startMarkOf(pid) === mark && mark !== null) {
    if (signal) kill(pid, signal, clusterDir);
    signal = null;
    await delay(20);
    const waited = Date.now() - begun;
    if (waited > giveUpMs) throw cannotStop(pid, clusterDir);
    if (waited > fastMs) signal = "SIGQUIT"; // "immediate": end now, recover at the next start.
  }
}

async function readPid(pidFile: string): Promise<number | null> {
  try {
    const pid = Number.parseInt(await readFile(pidFile, "utf8"), 10);
    return pid > 0 ? pid : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
  const [program = "", ...args] = commandLineOf(pid);
  if (!/^postgres(\.exe)?$/.test(path.basename(program))) return false;
  const real = await realpath(clusterDir);
  return args.includes(clusterDir) || args.includes(real) || workingDirectoryOf(pid) === real;
}

// The server works inside its cluster, also after the project has been moved.
function workingDirectoryOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // Not ours to look at, or no /proc.
  }
}

function kill(pid: number, signal: NodeJS.Signals, clusterDir: string): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return;
    throw cannotStop(pid, clusterDir);
  }
}

function cannotStop(pid: number, clusterDir: string): StartError {
  return new StartError(
    `A PostgreSQL left over from an earlier start (process ${pid}) still runs on ${clusterDir} and cannot be stopped: stop it with "kill -INT ${pid}" as its owner.`,
  );
}

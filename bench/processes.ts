import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

/** A part of the benchmark that runs in a process of its own, so that it is measured with nothing beside it. */
export type Part = { child: ChildProcess; first: unknown; stop(): Promise<void> };

/** Starts one of our own files; resolves with the first thing that it tells (its port). */
export async function startPart(file: string, ...args: string[]): Promise<Part> {
  const child = spawnTsx(file, args);
  const [first] = await Promise.race([once(child, "message"), failure(child, file)]);
  return {
    child,
    first,
    async stop() {
      const gone = once(child, "exit");
      child.kill();
      await gone;
    },
  };
}

/** Runs one of our own files to its end with `input`; resolves with what it tells. */
export async function runPart<T>(file: string, input: unknown): Promise<T> {
  const child = spawnTsx(file, []);
  child.send(input as object); // plain data: it is copied as JSON
  const [result] = await Promise.race([once(child, "message"), failure(child, file)]);
  const gone = child.exitCode === null ? once(child, "exit") : undefined;
  child.disconnect();
  await gone;
  return result as T; // the two files agree on it
}

function spawnTsx(file: string, args: string[]): ChildProcess {
  const flags = ["--conditions=react-server", "--import=tsx"];
  return spawn(process.execPath, [...flags, path.resolve(root, "bench", file), ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: process.env,
  });
}

async function failure(child: ChildProcess, file: string): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`${file} ended with ${code}`);
}

/** A process and all that it has started. */
export function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

/**
 * Processor time in seconds that the process has used, and apart from it all that it
 * has started, those that have ended included. What else the machine does slows
 * everything down but adds little to it.
 */
export function processorTime(pid: number): { own: number; others: number } {
  const [, ...others] = familyOf(pid);
  const own = statusOf(pid);
  const used = others.map((member) => {
    const status = statusOf(member);
    return status ? status.used + status.usedByEnded : 0;
  });
  return {
    own: own?.used ?? 0,
    others: used.reduce((sum, each) => sum + each, 0),
  };
}

function parentOf(pid: number): number | undefined {
  return statusOf(pid)?.parent;
}

const TICKS_PER_SECOND = 100;

function statusOf(pid: number) {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the name, which may hold anything: state, parent, … as proc(5) counts them from 3.
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    const field = (number: number) => Number(fields[number - 3]);
    return {
      parent: field(4),
      used: (field(14) + field(15)) / TICKS_PER_SECOND,
      usedByEnded: (field(16) + field(17)) / TICKS_PER_SECOND,
    };
  } catch {
    return undefined; // it has ended meanwhile
  }
}

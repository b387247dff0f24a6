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

function parentOf(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

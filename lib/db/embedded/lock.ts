import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startMarkOf } from "@/lib/db/embedded/process-table";
import { StartError } from "@/lib/start-error";

type Holder = { id: string; pid: number; started: string | null; machine: string };

const beatMs = 5_000;
const silentMs = 3 * beatMs;

/**
 * Takes the data folder for this process, so that no second Hearth writes to it.
 * The lock of a dead process is taken over; one held from another machine or container
 * (a shared volume) counts as alive while its file keeps being touched.
 *
 * @returns gives the folder back
 * @throws StartError when a living Hearth holds the folder
 */
export async function acquire(dataDir: string): Promise<() => Promise<void>> {
  const file = path.join(dataDir, "lock");
  const mine: Holder = {
    id: randomUUID(),
    pid: process.pid,
    started: startMarkOf(process.pid),
    machine: machineId(),
  };
  await mkdir(dataDir, { recursive: true });

  while (!(await place(file, mine))) {
    const other = await read(file);
    if (other && (await isAlive(file, other))) {
      const where =
        other.machine === mine.machine ? `process ${other.pid}` : "on another machine or in a container";
      throw new StartError(
        `Another Hearth (${where}) is using ${dataDir}: stop it, or start this one in another folder.`,
      );
    }
    await discard(file, other);
  }

  // A beat that fails (a full or removed folder) shows elsewhere, and must not end the process.
  const beat = setInterval(() => utimes(file, new Date(), new Date()).catch(() => undefined), beatMs);
  beat.unref();
  return async () => {
    clearInterval(beat);
    if ((await read(file))?.id === mine.id) await rm(file, { force: true });
  };
}

// A hard link appears with its content and fails when the name is taken: no reader sees a half-written lock.
async function place(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${holder.id}`;
  await writeFile(draft, JSON.stringify(holder));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function isAlive(file: string, holder: Holder): Promise<boolean> {
  if (holder.machine === machineId()) {
    const started = startMarkOf(holder.pid);
    return started !== null && started === holder.started;
  }
  const seen = await touchedAt(file);
  while (Date.now() - seen < silentMs) {
    await delay(200);
    const now = await touchedAt(file);
    if (now !== seen) return now !== 0;
  }
  return false;
}

// Two starts may find the same dead lock. Moving it aside and looking again keeps the slower
// one from removing the lock which the faster one has just placed.
async function discard(file: string, dead: Holder | null): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    return ignoreMissing(error);
  }
  const moved = await read(aside);
  if (moved?.id !== dead?.id) await link(aside, file);
  await rm(aside, { force: true });
}

async function read(file: string): Promise<Holder | null> {
  try {
    const holder: Partial<Holder> = JSON.parse(await readFile(file, "utf8"));
    const { id, pid, started, machine } = holder;
    return id && pid && machine ? { id, pid, started: started ?? null, machine } : null;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function touchedAt(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    ignoreMissing(error);
    return 0;
  }
}

// A pid says something only within one boot and one pid namespace (a container has its own).
function machineId(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname(); // Not Linux.
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

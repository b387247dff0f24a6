import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { link, mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
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
    if (!other) continue; // Released in this moment.
    if (await isAlive(file, other)) {
      const where =
        other.machine === mine.machine ? `process ${other.pid}` : "on another machine or in a container";
      throw new StartError(
        `Another Hearth (${where}) is using ${dataDir}: stop it, or start this one in another folder.`,
      );
    }
    await clear(file, other, mine);
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
  try {
    await writeFile(draft, JSON.stringify(holder));
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

// Many may find the same dead lock, and a slow one must not remove the lock that a fast one has
// placed meanwhile. So whoever removes it first claims the dead holder's id, which exists once, and
// looks again; a claim whose own maker died is cleared in the same way.
async function clear(file: string, dead: Holder, mine: Holder): Promise<void> {
  const claim = `${file}.after-${dead.id}`;
  if (await place(claim, mine)) {
    if ((await read(file))?.id === dead.id) await rm(file, { force: true });
    await rm(claim, { force: true });
    return;
  }
  const claimant = await read(claim);
  if (claimant && !(await isAlive(claim, claimant))) await clear(claim, claimant, mine);
}

async function read(file: string): Promise<Holder | null> {
  try {
    return parse(await readFile(file, "utf8"));
  } catch (error) {
    ignoreMissing(error);
    return null;
  }
}

// A power cut may leave a lock without its content: nobody's, and dead.
function parse(text: string): Holder {
  try {
    const { id, pid, started, machine }: Partial<Holder> = JSON.parse(text);
    if (id && pid && machine) return { id, pid, started: started ?? null, machine };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { id: "unreadable", pid: 0, started: null, machine: machineId() };
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

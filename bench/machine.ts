import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { arch, availableParallelism, loadavg, totalmem } from "node:os";
import path from "node:path";
import { perSecond } from "./figures";
import type { Lab } from "./lab";

/** What the machine is, and what it can do at best. */
export async function describeMachine(lab: Lab): Promise<string> {
  const { rows } = await lab.db.query<{ server_version: string }>("SHOW server_version");
  const { rows: sync } = await lab.db.query<{ fsync: string }>("SHOW fsync");
  return [
    `${availableParallelism()} cores (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node.js ${process.versions.node}, PostgreSQL ${rows[0]?.server_version}, fsync ${sync[0]?.fsync}`,
    `fdatasync of 8 kB: ${perSecond(syncRate(lab.folder))}`,
    `load average at the start: ${loadavg()[0]?.toFixed(1)}`,
  ].join("; ");
}

function syncRate(folder: string): number {
  const file = path.join(folder, "sync-rate");
  const descriptor = openSync(file, "w");
  const page = Buffer.alloc(8_192);
  const until = performance.now() + 1_000;
  let count = 0;
  for (; performance.now() < until; count++) {
    writeSync(descriptor, page, 0, page.length, 0);
    fdatasyncSync(descriptor);
  }
  closeSync(descriptor);
  rmSync(file);
  return count;
}

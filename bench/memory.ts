import { readFileSync } from "node:fs";
import type { Figure } from "./figures";
import type { Lab } from "./lab";
import { familyOf } from "./processes";

const MEBI = 1024 * 1024;

/**
 * (e) Memory of the server and all that it has started, PostgreSQL included. What
 * processes share counts once (PSS); the sum of what each sees (RSS) counts it again
 * for each of them.
 */
export function measureMemory(lab: Lab, when: string, aim?: number): Figure {
  const { pss, rss } = memoryOf(lab.server.pid ?? 0);
  const isOver = aim !== undefined && pss > aim * MEBI;
  return {
    name: `(e) memory of all processes, ${when}`,
    value: `${Math.round(pss / MEBI)} MB${isOver ? " **over**" : ""}`,
    limit: `${aim ? `aim ${aim} MB; ` : ""}summed RSS ${Math.round(rss / MEBI)} MB`,
  };
}

function memoryOf(pid: number): { pss: number; rss: number } {
  let pss = 0;
  let rss = 0;
  for (const member of familyOf(pid)) {
    const rollup = readFileSync(`/proc/${member}/smaps_rollup`, "utf8");
    pss += kilobytes(rollup, "Pss");
    rss += kilobytes(rollup, "Rss");
  }
  return { pss, rss };
}

function kilobytes(rollup: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1]) * 1024;
}

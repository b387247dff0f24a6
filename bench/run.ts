// npm run bench: Hearth and the machine's own limits, side by side in one run.
import { setTimeout as delay } from "node:timers/promises";
import { makeRooms } from "./data";
import { measureEmptyHandler } from "./empty-handler";
import { type Figure, toTable } from "./figures";
import { measureGrowth } from "./growth";
import { measureHistory } from "./history";
import { openLab } from "./lab";
import { measureLive } from "./live";
import { describeMachine } from "./machine";
import { measureMemory } from "./memory";
import { measurePosting } from "./posting";
import { measureSearch } from "./search";

const IDLE_AIM_MB = 300;

/** `npm run bench -- a c` runs these parts alone. */
const wanted = process.argv.slice(2);
const figures: Figure[] = [];
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);

const lab = await openLab();
try {
  print(`\n${await describeMachine(lab)}\n`);
  if (isWanted("e")) {
    await delay(5_000);
    add(measureMemory(lab, "idle after the start", IDLE_AIM_MB));
  }
  for (const db of [lab.db, lab.baseline]) await makeRooms(db);
  if (isWanted("a")) add(...(await measurePosting(lab)));
  if (isWanted("e")) add(measureMemory(lab, "right after the posts of (a)"));
  if (isWanted("b")) add(...(await measureEmptyHandler()));
  if (isWanted("c")) add(...(await measureLive(lab)));
  if (isWanted("d")) add(...(await measureHistory(lab)));
  if (wanted.includes("f")) add(...(await measureSearch(lab)));
  if (wanted.includes("g")) add(...(await measureGrowth(lab)));
  print(`\n${toTable(figures)}`);
} finally {
  await lab.close();
}

function add(...measured: Figure[]): void {
  figures.push(...measured);
  for (const { name, value, limit = "", share } of measured) {
    print(`${name}: ${value}; ${limit}${share === undefined ? "" : ` (${Math.round(share * 100)} %)`}`);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

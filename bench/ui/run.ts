// npm run bench:ui: the built app in Chromium, held to the bars that docs/benchmarks.md names.
import { openLab } from "@/bench/lab";
import { describeMachine } from "@/bench/machine";
import { type Bar, toBarTable } from "@/bench/ui/bars";
import { measureFlood } from "@/bench/ui/flood";
import { measureJavascript } from "@/bench/ui/javascript";
import { measureScrolling } from "@/bench/ui/scrolling";
import { setStage } from "@/bench/ui/stage";
import { measureSwitching } from "@/bench/ui/switching";

/** `npm run bench:ui -- switching` runs that part alone. */
const wanted = process.argv.slice(2);
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);
const bars: Bar[] = [];

const lab = await openLab();
try {
  print(`\n${await describeMachine(lab)}\n`);
  const stage = await setStage(lab);
  try {
    if (isWanted("javascript")) add(await measureJavascript(lab, stage));
    if (isWanted("switching")) add(await measureSwitching(stage));
    if (isWanted("scrolling")) add(await measureScrolling(stage));
    if (isWanted("flood")) add(await measureFlood(lab, stage));
  } finally {
    await stage.close();
  }
  print(`\n${toBarTable(bars)}`);
} finally {
  await lab.close();
}

function add(measured: Bar[]): void {
  bars.push(...measured);
  for (const { name, value, unit } of measured) print(`${name}: ${Math.round(value * 100) / 100} ${unit}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

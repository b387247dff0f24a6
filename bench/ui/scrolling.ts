import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Bar } from "@/bench/ui/bars";
import type { Stage } from "@/bench/ui/stage";

const PAGES_UP = 25;

/** Far up into the past: how many rows there are at most, and whether anything moves under the reader's eyes. */
export async function measureScrolling(stage: Stage): Promise<Bar[]> {
  const page = await stage.open(1);
  await watchShifts(page);
  const list = page.getByRole("list", { name: /^Messages in/ });
  let most = 0;
  for (let turn = 0; turn < PAGES_UP; turn += 1) {
    await list.hover();
    await page.mouse.wheel(0, -6_000);
    await isAtRest(page);
    most = Math.max(most, await page.locator("main [data-key]").count());
  }
  const shift = await readShifts(page);
  await page.close();
  return [
    {
      name: `rows in the page while scrolling up ${PAGES_UP} times, most`,
      value: most,
      unit: "rows",
      atMost: 400,
    },
    { name: "layout shift while history is put before (CLS)", value: shift, unit: "", atMost: 0.01 },
  ];
}

/** Until nothing has come for a while: what a wheel moves in the very frame in which rows come counts as a shift, too. */
async function isAtRest(page: Page): Promise<void> {
  let before = "";
  for (let now = await rowsIn(page); now !== before; now = await rowsIn(page)) {
    before = now;
    await delay(150);
  }
}

async function rowsIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const rows = document.querySelectorAll("main [data-key]");
    return [rows.length, rows[0]?.getAttribute("data-key")].join();
  });
}

export async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = Object.assign(window, { hearthShift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        watched.hearthShift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift" });
  });
}

export async function readShifts(page: Page): Promise<number> {
  return page.evaluate(() => (window as typeof window & { hearthShift: number }).hearthShift);
}

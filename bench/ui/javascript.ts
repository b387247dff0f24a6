import { gzipSync } from "node:zlib";
import type { Lab } from "@/bench/lab";
import type { Bar } from "@/bench/ui/bars";
import type { Stage } from "@/bench/ui/stage";

const BUDGET_KB = 200;

/**
 * What the first room costs somebody who has never been here, gzipped: the scripts that
 * the page names, without which nothing works, and those that come behind the first paint
 * (live events, Markdown, what is fetched ahead).
 */
export async function measureJavascript(lab: Lab, stage: Stage): Promise<Bar[]> {
  const context = await stage.browser.newContext({
    baseURL: lab.url,
    storageState: await stage.context.storageState(),
  });
  const path = `/rooms/${stage.rooms[0]?.id}`;
  const html = await (await context.request.get(path)).text();
  const page = await context.newPage();
  const scripts: Promise<{ isFirst: boolean; bytes: number }>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const isFirst = html.includes(new URL(response.url()).pathname);
    scripts.push(response.body().then((body) => ({ isFirst, bytes: gzipSync(body).length })));
  });
  await page.goto(path);
  await page.getByRole("button", { name: "Record a voice message" }).waitFor();
  await page.waitForLoadState("networkidle");
  const loaded = await Promise.all(scripts);
  await context.close();
  const kiloBytes = (of: typeof loaded) => of.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000;
  return [
    {
      name: "JavaScript for the first room, gzipped",
      value: kiloBytes(loaded.filter(({ isFirst }) => isFirst)),
      unit: "kB",
      atMost: BUDGET_KB,
    },
    {
      name: "with what comes behind its first paint",
      value: kiloBytes(loaded),
      unit: "kB",
      atMost: 1.5 * BUDGET_KB,
    },
  ];
}

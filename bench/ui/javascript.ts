import { gzipSync } from "node:zlib";
import type { Lab } from "@/bench/lab";
import type { Bar } from "@/bench/ui/bars";
import type { Stage } from "@/bench/ui/stage";

const BUDGET_KB = 200;

/** What the first room costs somebody who has never been here: every script, gzipped. */
export async function measureJavascript(lab: Lab, stage: Stage): Promise<Bar[]> {
  const context = await stage.browser.newContext({
    baseURL: lab.url,
    storageState: await stage.context.storageState(),
  });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`/rooms/${stage.rooms[0]?.id}`);
  await page.waitForLoadState("networkidle");
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return [
    { name: "JavaScript of the first room, gzipped", value: bytes / 1_000, unit: "kB", atMost: BUDGET_KB },
  ];
}

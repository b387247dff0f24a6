import type { Page } from "@playwright/test";
import { type Bar, percentile } from "@/bench/ui/bars";
import type { Stage } from "@/bench/ui/stage";

const ROUNDS = 40;
const SEEN_ROOMS = 4;

/** From the click on a room to the frame that shows its messages. */
export async function measureSwitching(stage: Stage): Promise<Bar[]> {
  const page = await stage.open();
  const fresh: number[] = [];
  for (const { name } of stage.rooms.slice(1)) fresh.push(await switchTo(page, name));
  const seen = await switchAmongSeen(stage, page);

  const session = await stage.context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const slow = await switchAmongSeen(stage, page);
  await page.close();
  return [
    { name: "switch to a room seen before, p95", value: percentile(seen, 0.95), unit: "ms", atMost: 33 },
    { name: "the same, 4× slower processor, p95", value: percentile(slow, 0.95), unit: "ms", atMost: 100 },
    { name: "switch to a new room, p95", value: percentile(fresh, 0.95), unit: "ms", atMost: 150 },
  ];
}

async function switchAmongSeen(stage: Stage, page: Page): Promise<number[]> {
  const rooms = stage.rooms.slice(0, SEEN_ROOMS);
  for (const { name } of rooms) await switchTo(page, name);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(await switchTo(page, rooms[round % SEEN_ROOMS]?.name ?? ""));
  }
  return times;
}

/**
 * Clicks as a person does, with the mouse, and waits for the first painted frame in
 * which the room's name and its messages stand. Milliseconds from the click's own time.
 */
async function switchTo(page: Page, name: string): Promise<number> {
  const link = page
    .getByRole("navigation", { name: "Rooms" })
    .getByRole("link", { name: new RegExp(`^${name}\\b`) })
    .first();
  await link.hover();
  const painted = page.evaluate(
    (room) =>
      new Promise<number>((resolve) => {
        let clickedAt = 0;
        addEventListener("click", (event) => (clickedAt = event.timeStamp), { capture: true, once: true });
        const isThere = () =>
          clickedAt > 0 &&
          document.querySelector("main h1")?.textContent?.trim() === room &&
          [
            ...document.querySelectorAll(`main [role=list][aria-label="Messages in ${room}"] [data-key]`),
          ].filter((row) => row.checkVisibility({ visibilityProperty: true })).length > 5;
        function look() {
          if (!isThere()) return requestAnimationFrame(look);
          // A task after this frame's callbacks: by then it has been painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - clickedAt);
          channel.port2.postMessage(null);
        }
        requestAnimationFrame(look);
      }),
    name,
  );
  await link.click();
  const time = await painted;
  await page.waitForLoadState("networkidle");
  return time;
}

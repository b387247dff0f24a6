import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Lab } from "@/bench/lab";
import { type Bar, percentile } from "@/bench/ui/bars";
import { countRenders, readRenders } from "@/bench/ui/renders";
import { call, type Stage } from "@/bench/ui/stage";

const PER_SECOND = 50;
const SECONDS = Number(process.env.BENCH_FLOOD_SECONDS ?? 60);
const COUNTED_SECONDS = 5;
const TYPING_EVERY_MS = 250;

/** A room into which a program posts 50 messages a second while somebody reads and types in it. */
export async function measureFlood(lab: Lab, stage: Stage): Promise<Bar[]> {
  const room = stage.rooms[0] ?? { id: 0, name: "" };
  const { apiKey } = await call(stage.context, `/api/messenger/api-keys/roomId/${room.id}`, {
    displayName: "Flood",
  });
  const post = (text: string) =>
    fetch(`${lab.url}/api/messaging/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json", accesstoken: apiKey.token },
      body: JSON.stringify({ roomId: room.id, type: "text", body: { text } }),
    });

  const page = await stage.open();
  await watchFrames(page);
  await Promise.all([flood(post, SECONDS), typeFor(page, room.name, SECONDS)]);
  const { inputs, longFrames } = await readFrames(page);
  const rows = await page.locator("main [data-key]").count();
  await page.close();

  // Counting renders costs time of its own, so it has a page of its own.
  const counted = await stage.context.newPage();
  await countRenders(counted);
  await counted.goto(`/rooms/${room.id}`);
  await counted.waitForLoadState("networkidle");
  const before = await readRenders(counted);
  await flood(post, COUNTED_SECONDS);
  await delay(500);
  const renders = (await readRenders(counted)) - before;
  await counted.close();

  return [
    {
      name: `INP while ${PER_SECOND} messages/s arrive for ${SECONDS} s (p98)`,
      value: percentile(inputs, 0.98),
      unit: "ms",
      atMost: 100,
    },
    { name: "frames over 50 ms meanwhile", value: longFrames.length, unit: "", atMost: 0 },
    { name: "the longest of them", value: Math.max(0, ...longFrames), unit: "ms", atMost: 50 },
    {
      name: "rows rendered for each message",
      value: renders / (PER_SECOND * COUNTED_SECONDS),
      unit: "rows",
      atMost: 3,
    },
    { name: "rows in the page after it", value: rows, unit: "rows", atMost: 400 },
  ];
}

async function flood(post: (text: string) => Promise<Response>, seconds: number): Promise<void> {
  const start = performance.now();
  for (let sent = 0; sent < seconds * PER_SECOND; sent += 1) {
    const wait = start + (sent * 1_000) / PER_SECOND - performance.now();
    if (wait > 0) await delay(wait);
    void post(`Build ${sent} of **main** passed in ${sent % 90} s`);
  }
}

/** Real keys, as somebody writes who reads along. */
async function typeFor(page: Page, room: string, seconds: number): Promise<void> {
  await page.getByRole("textbox", { name: `Message ${room}` }).click();
  const until = performance.now() + seconds * 1_000;
  for (let typed = 0; performance.now() < until; typed += 1) {
    await page.keyboard.press(typed % 20 === 19 ? "Control+Backspace" : ("abcdefghij "[typed % 11] ?? "a"));
    await delay(TYPING_EVERY_MS);
  }
}

type Watched = typeof window & { hearthInputs: number[]; hearthFrames: number[] };

async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as Watched;
    watched.hearthInputs = [];
    watched.hearthFrames = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.hearthInputs.push(duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.hearthFrames.push(duration);
    }).observe({ type: "long-animation-frame" });
  });
}

async function readFrames(page: Page): Promise<{ inputs: number[]; longFrames: number[] }> {
  return page.evaluate(() => {
    const watched = window as Watched;
    return { inputs: watched.hearthInputs, longFrames: watched.hearthFrames };
  });
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetDelivered, noteDelivered } from "@/lib/client/delivered";

const told: number[][] = [];
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (_path: string, { body }: { body: string }) => {
    told.push(JSON.parse(body).messageIds);
    return new Response('{"status":"success","data":{}}');
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  told.length = 0;
});

const come = (...ids: number[]) => {
  for (const id of ids) noteDelivered({ id, roomId: id % 2 });
};

test("messages that come together are told of in one call, each once", async () => {
  come(7, 8, 7);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual([[7, 8]]);
  come(9);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual([[7, 8], [9]]);
});

test("a flood is told of in several calls", async () => {
  come(...Array.from({ length: 700 }, (_, n) => n + 1));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(told.map((ids) => ids.length)).toEqual([500, 200]);
});

test("of a room that is gone nothing is told", async () => {
  come(7, 8);
  forgetDelivered(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual([[8]]);
});

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paced } from "@/lib/client/paced";

let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (draw: FrameRequestCallback) => frames.push(draw));
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => delete frames[frame - 1]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function draw() {
  for (const frame of frames.splice(0)) frame?.(0);
}

it("hands on what has come within a frame, in its order, once", () => {
  const taken: number[][] = [];
  const gathered = paced<number>((items) => taken.push(items));
  for (const item of [1, 2, 3]) gathered.add(item);
  expect(taken).toEqual([]);
  draw();
  vi.advanceTimersByTime(1_000);
  expect(taken).toEqual([[1, 2, 3]]);
});

it("hands on by a timer in a window that nobody sees, and goes on there", () => {
  const taken: number[][] = [];
  const gathered = paced<number>((items) => taken.push(items));
  gathered.add(1);
  vi.advanceTimersByTime(1_000);
  gathered.add(2);
  vi.advanceTimersByTime(1_000);
  expect(taken).toEqual([[1], [2]]);
});

it("keeps what comes while it hands on for the next time", () => {
  const taken: number[][] = [];
  const gathered = paced<number>((items) => {
    taken.push(items);
    if (items[0] === 1) gathered.add(2);
  });
  gathered.add(1);
  draw();
  expect(taken).toEqual([[1]]);
  vi.advanceTimersByTime(50);
  draw();
  expect(taken).toEqual([[1], [2]]);
});

it("hands on a flood twenty times a second, and loses nothing of it", () => {
  const taken: number[][] = [];
  const gathered = paced<number>((items) => taken.push(items));
  for (let item = 0; item < 100; item += 1) {
    gathered.add(item);
    vi.advanceTimersByTime(10);
    draw();
  }
  vi.advanceTimersByTime(1_000);
  expect(taken.flat()).toEqual(Array.from({ length: 100 }, (_, item) => item));
  expect(taken.length).toBeLessThanOrEqual(21);
});

it("hands on nothing after it was stopped", () => {
  const taken: number[][] = [];
  const gathered = paced<number>((items) => taken.push(items));
  gathered.add(1);
  gathered.stop();
  draw();
  vi.advanceTimersByTime(1_000);
  expect(taken).toEqual([]);
});

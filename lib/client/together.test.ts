import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { together } from "@/lib/client/together";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @param gaps  milliseconds before each item; what has been told, once it is quiet */
function toldAfter(gaps: number[]): number[][] {
  const told: number[][] = [];
  const burst = together<number>((items) => told.push(items));
  for (const [index, gap] of gaps.entries()) {
    vi.advanceTimersByTime(gap);
    burst.add(index);
  }
  vi.advanceTimersByTime(2_000);
  return told;
}

it("row 26: what comes alone is told of at the next pause", () => {
  expect(toldAfter([0, 1_000])).toEqual([[0], [1]]);
});

it("row 26: more than three within two seconds are told of together", () => {
  expect(toldAfter([0, 10, 10, 10])).toEqual([[0, 1, 2, 3]]);
  expect(toldAfter([0, 660, 660, 660])).toEqual([[0, 1, 2, 3]]);
});

it("row 26: a flood is told of every two seconds, not at its end", () => {
  const told = toldAfter(Array.from({ length: 50 }, () => 100));
  expect(told.length).toBe(3);
  expect(told.flat()).toHaveLength(50);
});

it("tells of nothing after it was stopped", () => {
  const told: number[][] = [];
  const burst = together<number>((items) => told.push(items));
  burst.add(1);
  burst.stop();
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([]);
});

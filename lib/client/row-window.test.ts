import { expect, it } from "vitest";
import {
  AT_END,
  aroundSeq,
  extendDown,
  extendUp,
  holdEnd,
  holdRows,
  lastRows,
  MOST_ROWS,
  trimStart,
  visibleMessages,
} from "@/lib/client/row-window";
import { aWireMessage } from "@/lib/testing/wire-messages";

const list = Array.from({ length: 1_000 }, (_, index) => aWireMessage(index + 1));
const ends = (window: typeof AT_END) => {
  const shown = visibleMessages(list, window);
  return [shown[0]?.seq, shown.at(-1)?.seq, shown.length];
};

it("shows the newest at the end", () => {
  expect(ends(AT_END)).toEqual([741, 1_000, MOST_ROWS]);
  expect(visibleMessages(list.slice(0, 20), AT_END)).toHaveLength(20);
});

it("begins with the last rows, and goes on upward from there", () => {
  const window = lastRows(list, 30);
  expect(ends(window)).toEqual([971, 1_000, 30]);
  expect(ends(extendUp(list, window))).toEqual([911, 1_000, 90]);
  expect(lastRows(list.slice(0, 20), 30)).toEqual(AT_END);
});

it("row 13: walks to the beginning and back without ever holding more rows", () => {
  let window = AT_END;
  for (let step = 0; step < 100; step += 1) {
    window = extendUp(list, window);
    expect(visibleMessages(list, window).length).toBeLessThanOrEqual(MOST_ROWS);
  }
  expect(ends(window)).toEqual([1, 260, MOST_ROWS]);
  expect(extendUp(list, window)).toBe(window);
  for (let step = 0; step < 100; step += 1) window = extendDown(list, window);
  expect(ends(window)).toEqual([741, 1_000, MOST_ROWS]);
  expect(window.toSeq).toBeNull();
});

it("lets go of what has moved far up while somebody reads along, and of nothing else", () => {
  const window = trimStart(list, AT_END);
  const shown = visibleMessages(list, window);
  expect(shown.at(-1)).toBe(list.at(-1));
  expect(shown.length).toBeLessThan(MOST_ROWS / 2);
  expect(trimStart(list, window)).toBe(window);
  const further = aroundSeq(list, 100);
  expect(trimStart(list, further)).toBe(further);
});

it("keeps what is being read when more arrives", () => {
  const held = holdEnd(list, AT_END);
  const longer = [...list, aWireMessage(1_001)];
  expect(visibleMessages(longer, held).map(({ seq }) => seq)).toEqual(
    visibleMessages(list, AT_END).map(({ seq }) => seq),
  );
  expect(holdEnd(list.slice(0, 20), AT_END)).toBe(AT_END);
});

it("puts what somebody jumps to in the middle, and goes on from there both ways", () => {
  const window = aroundSeq(list, 500);
  expect(ends(window)).toEqual([370, 629, MOST_ROWS]);
  expect(ends(extendUp(list, window))).toEqual([310, 569, MOST_ROWS]);
  expect(ends(extendDown(list, window))).toEqual([430, 689, MOST_ROWS]);
  expect(ends(aroundSeq(list, 1))[0]).toBe(1);
  expect(ends(aroundSeq(list, 5_000))).toEqual([870, 1_000, 131]);
});

it("keeps its rows when more is loaded below", () => {
  const held = holdRows(list.slice(0, 100), AT_END);
  expect(ends(held)).toEqual([1, 100, 100]);
  expect(ends(extendDown(list, held))).toEqual([1, 160, 160]);
});

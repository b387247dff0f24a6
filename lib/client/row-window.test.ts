import { expect, it } from "vitest";
import { AT_END, extendDown, extendUp, holdEnd, MOST_ROWS, visibleMessages } from "@/lib/client/row-window";
import { aWireMessage } from "@/lib/testing/wire-messages";

const list = Array.from({ length: 1_000 }, (_, index) => aWireMessage(index + 1));
const ends = (window: typeof AT_END) => {
  const shown = visibleMessages(list, window);
  return [shown[0]?.seq, shown.at(-1)?.seq, shown.length];
};

it("shows the newest at the end", () => {
  expect(ends(AT_END)).toEqual([701, 1_000, MOST_ROWS]);
  expect(visibleMessages(list.slice(0, 20), AT_END)).toHaveLength(20);
});

it("walks to the beginning and back without ever holding more rows", () => {
  let window = AT_END;
  for (let step = 0; step < 100; step += 1) {
    window = extendUp(list, window);
    expect(visibleMessages(list, window).length).toBeLessThanOrEqual(MOST_ROWS);
  }
  expect(ends(window)).toEqual([1, 300, MOST_ROWS]);
  expect(extendUp(list, window)).toBe(window);
  for (let step = 0; step < 100; step += 1) window = extendDown(list, window);
  expect(ends(window)).toEqual([701, 1_000, MOST_ROWS]);
  expect(window.toSeq).toBeNull();
});

it("keeps what is being read when more arrives", () => {
  const held = holdEnd(list, AT_END);
  const longer = [...list, aWireMessage(1_001)];
  expect(visibleMessages(longer, held).map(({ seq }) => seq)).toEqual(
    visibleMessages(list, AT_END).map(({ seq }) => seq),
  );
  expect(holdEnd(list.slice(0, 20), AT_END)).toBe(AT_END);
});

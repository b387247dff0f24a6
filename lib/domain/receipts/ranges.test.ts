import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, parseRanges, printRanges, type Range, without } from "@/lib/domain/receipts/ranges";

/** Sorted ranges that do not touch, and so what a multirange holds. */
const apart = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 })
  .map((ends) => ends.sort((a, b) => a - b))
  .map((ends) =>
    ends.flatMap((from, index) =>
      index % 2 || ends[index + 1] === undefined ? [] : [{ from, to: ends[index + 1] ?? from }],
    ),
  );
const numbers = (ranges: Range[]) =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n + 1));

test("PostgreSQL's text of a multirange is read and written", () => {
  expect(parseRanges("{[5,7),[9,10)}")).toEqual([
    { from: 4, to: 6 },
    { from: 8, to: 9 },
  ]);
  expect(parseRanges("{}")).toEqual([]);
  fc.assert(
    fc.property(apart, (ranges) => {
      expect(parseRanges(printRanges(ranges))).toEqual(ranges);
    }),
  );
});

test("what is left of a range is what is in no other", () => {
  fc.assert(
    fc.property(apart, fc.nat(60), fc.nat(60), (others, one, other) => {
      const range = { from: Math.min(one, other), to: Math.max(one, other) };
      const taken = new Set(numbers(others));
      expect(numbers(without(range, others))).toEqual(numbers([range]).filter((n) => !taken.has(n)));
    }),
  );
});

test("pieces have the same numbers and none is too long", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 9 }), (from, length, longest) => {
      const pieces = cut({ from, to: from + length }, longest);
      expect(numbers(pieces)).toEqual(numbers([{ from, to: from + length }]));
      expect(pieces.every((piece) => piece.to - piece.from <= longest)).toBe(true);
    }),
  );
});

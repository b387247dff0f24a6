import { expect, it } from "vitest";
import { isEmptyQuery, parseQuery } from "@/lib/domain/search/parse-query";

it("reads words, phrases and filters", () => {
  expect(parseQuery('Plan from:Ana from:"Ben Bo" in:garden has:link "exact words" has:file')).toEqual({
    terms: ["plan", "exact words"],
    from: ["ana", "ben bo"],
    in: ["garden"],
    has: ["link", "file"],
    before: null,
    after: null,
  });
});

it("takes days as the asker's, without the named one", () => {
  const { before, after } = parseQuery("after:2026-01-30 before:2026-02-02", 60);
  expect([after, before]).toEqual([new Date("2026-01-30T23:00:00Z"), new Date("2026-02-01T23:00:00Z")]);
});

it("looks for what is no filter as it stands", () => {
  expect(parseQuery("has:milk before:lunch https://x.example a:b").terms).toEqual([
    "has:milk",
    "before:lunch",
    "https://x.example",
    "a:b",
  ]);
  expect(isEmptyQuery(parseQuery(' "" from: '))).toBe(false);
  expect(isEmptyQuery(parseQuery("   "))).toBe(true);
});

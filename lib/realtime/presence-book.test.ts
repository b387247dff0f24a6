import { beforeEach, expect, test } from "vitest";
import type { UserId } from "@/lib/domain/ids";
import { BEAT_TTL_MS, type Presence, PresenceBook } from "@/lib/realtime/presence-book";

const ANA = 1 as UserId; // brands are names for the compiler
let book: PresenceBook;
beforeEach(() => {
  book = new PresenceBook();
});
const beat = (state: Presence, now: number, clientId = "laptop") =>
  book.note({ userId: ANA, clientId, state }, now);

test("somebody is there until their screen has been silent for a minute", () => {
  expect(beat("online", 0)).toBe(true);
  expect(beat("online", 50_000)).toBe(false);
  expect(book.expire(50_000 + BEAT_TTL_MS - 1)).toEqual([]);
  expect(book.stateOf(ANA)).toBe("online");
  expect(book.expire(50_000 + BEAT_TTL_MS)).toEqual([ANA]);
  expect(book.stateOf(ANA)).toBe("offline");
  expect(book.present()).toEqual([]);
});

test("of several screens the most awake counts", () => {
  beat("online", 0, "laptop");
  expect(beat("away", 0, "phone")).toBe(false);
  expect(beat("away", 1, "laptop")).toBe(true);
  expect(book.stateOf(ANA)).toBe("away");
  expect(beat("online", 2, "phone")).toBe(true);
});

test("a reload is not a departure, a closed page is one after five seconds", () => {
  beat("online", 0, "before");
  expect(beat("offline", 1_000, "before")).toBe(false);
  beat("online", 2_000, "after");
  expect(book.expire(10_000)).toEqual([]);
  beat("offline", 20_000, "after");
  expect(book.expire(24_999)).toEqual([]);
  expect(book.expire(25_000)).toEqual([ANA]);
});

test("leaving without having come changes nothing, and nobody fills the book with screens", () => {
  expect(beat("offline", 0)).toBe(false);
  for (let n = 0; n < 100; n += 1) beat("online", 0, `screen ${n}`);
  for (let n = 0; n < 20; n += 1) beat("away", 1, `screen ${n}`);
  expect(book.stateOf(ANA)).toBe("away");
});

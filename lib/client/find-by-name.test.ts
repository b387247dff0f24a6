import { beforeEach, expect, it, vi } from "vitest";
import { findByName } from "@/lib/client/find-by-name";
import { noteRecentRoom, readRecentRooms } from "@/lib/client/recent-rooms";

const names = ["Old release", "Prerelease", "Release", "Zoë", "東京の部屋"];
const find = (keyword: string) => findByName(names, keyword, (name) => name);

it("finds by beginnings first, then by words, then anywhere", () => {
  expect(find(" rel ")).toEqual(["Release", "Old release", "Prerelease"]);
  expect(find("")).toEqual(names);
  expect(find("nowhere")).toEqual([]);
});

it("finds across accents and in any script", () => {
  expect(find("zoe")).toEqual(["Zoë"]);
  expect(find("部屋")).toEqual(["東京の部屋"]);
});

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
  });
});

it("remembers each room once, the latest first", () => {
  for (const id of [1, 2, 3, 1]) noteRecentRoom(9, id);
  expect(readRecentRooms(9)).toEqual([1, 3, 2]);
  expect(readRecentRooms(8)).toEqual([]);
});

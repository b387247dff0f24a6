import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { EMOJIS, findByShortcode, findEmoji, inTone, searchEmoji, TONES } from "@/lib/client/emoji/emoji";
import { noteRecentEmoji, readRecentEmoji, writeTone } from "@/lib/client/emoji/recent";
import { withEmoji } from "@/lib/client/emoji/shortcodes";
import { baseEmoji } from "@/lib/client/reaction-groups";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const found = (keyword: string, limit = 5) => searchEmoji(keyword, limit).map(({ emoji }) => emoji);

describe("the emoji", () => {
  test("are found by shortcode, name and keyword, the nearest first", () => {
    expect(found("tada", 1)).toEqual(["🎉"]);
    expect(found(":party", 10)).toContain("🎉");
    expect(found("party popper", 1)).toEqual(["🎉"]);
    expect(found("hea", 1)[0]).toMatch(/^❤/u);
    expect(found("woohoo")).toContain("🎉");
    expect(found("+1", 1)[0]).toMatch(/^👍/u);
    expect(found("thumbs up", 1)[0]).toMatch(/^👍/u);
    expect(found("nothing is called so")).toEqual([]);
    expect(searchEmoji("")).toHaveLength(EMOJIS.length);
  });

  test("have the shortcodes that people know from elsewhere", () => {
    for (const code of [
      "tada",
      "heart",
      "joy",
      "rocket",
      "fire",
      "eyes",
      "100",
      "wave",
      "pray",
      "-1",
      "de",
    ]) {
      expect(findByShortcode(code), code).toBeDefined();
    }
    expect(findByShortcode("TADA")?.emoji).toBe("🎉");
  });

  test("take a tone, of which the base is the same", () => {
    for (const each of EMOJIS.filter(({ hasTones }) => hasTones)) {
      for (const tone of TONES) expect(baseEmoji(inTone(each, tone))).toBe(baseEmoji(each.emoji));
    }
    expect(findEmoji("👋🏽")?.name).toBe("waving hand");
    expect(inTone({ ...EMOJIS[0]!, hasTones: false }, TONES[3])).toBe(EMOJIS[0]?.emoji); // the data is not empty
  });
});

describe("shortcodes in a text", () => {
  test.each([
    ["are replaced", "done :tada:", "done 🎉"],
    ["in a row", ":fire::fire:", "🔥🔥"],
    ["with punctuation around", "(:tada:)!", "(🎉)!"],
    ["but unknown ones", ":nobody_knows:", ":nobody_knows:"],
    ["but in code", "`:tada:` :tada:", "`:tada:` 🎉"],
    ["but in a time", "at 12:30:15", "at 12:30:15"],
    ["but in an address", "https://x.example/:tada:", "https://x.example/:tada:"],
  ])("%s", async (_, text, after) => {
    expect(await withEmoji(text)).toBe(after);
  });

  test("take the tone that one likes best", async () => {
    writeTone("🏽");
    expect(await withEmoji(":wave: :tada:")).toBe("👋🏽 🎉");
  });
});

test("the last chosen come first, each once in whatever form", () => {
  for (const emoji of ["👍", "🎉", "👍🏽"]) noteRecentEmoji(emoji);
  expect(readRecentEmoji()).toEqual(["👍🏽", "🎉"]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { fold, foldSql } from "@/lib/domain/search/fold";
import { keywordTokens, textTokens } from "@/lib/domain/search/tokens";

/** Whether the index gives the text for the keyword. */
function finds(text: string, keyword: string): boolean {
  const held = new Set(textTokens(text));
  return keywordTokens(keyword)?.every((token) => held.has(token)) ?? false;
}

describe("words", () => {
  test.each([
    ["Deploy failed!", ["deploy", "failed"]],
    ["well-known", ["well-known", "well", "known"]],
    ["mail x@y.z, please", ["mail", "x@y.z", "x", "y", "z", "please"]],
    ["since v1.2.3.", ["since", "v1.2.3", "v1", "2", "3"]],
    ["Grüße aus der Straße", ["grüsse", "aus", "der", "strasse"]],
    ["학교에서 만나요", ["학교에서", "만나요"]],
    [`${"x".repeat(200)} short`, ["short"]],
  ])("of %j", (text, words) => {
    expect(textTokens(text).filter((token) => !token.startsWith("~"))).toEqual(words);
  });
});

describe("parts of words", () => {
  test.each([
    ["Deployment", "ploy"],
    ["DEPLOYMENT", "deploy"],
    ["the cat sat", "cat s"],
    ["line one\nline two", "one\nline"],
    // German: one letter or two, whatever the case
    ["Die Straße ist gesperrt", "STRASSE"],
    ["DIE STRASSE", "straße"],
    ["Übergrößenträger", "ÜBERGRÖSSE"],
    // Greek: every sigma is one
    ["ΟΔΟΣ", "οδος"],
    // Turkish: the dotted capital
    ["İstanbul", "istanbul"],
    // Japanese: any two letters, and half-width ones
    ["東京タワーへ行きました", "東京"],
    ["東京タワーへ行きました", "タワー"],
    ["ﾃｽﾄ環境", "テスト"],
    ["明日の会議は１０時です", "10時"],
    ["人々の声", "々の"],
    // Chinese
    ["我们明天开会讨论预算", "开会"],
    ["我们明天开会讨论预算", "明天开会"],
    // Korean: a word with what is put to it
    ["내일 학교에서 만나요", "학교"],
    ["내일 학교에서 만나요", "에서 만"],
    // accents typed in either way
    ["Cafe\u0301 Zu\u0308rich", "café"],
    ["Ｆｕｌｌ ｗｉｄｔｈ", "full"],
  ])("%j holds %j", (text, keyword) => {
    expect(finds(text, keyword)).toBe(true);
    expect(fold(text)).toContain(fold(keyword));
  });

  test("a text without the keyword is not given where its letters tell", () => {
    expect(finds("Deployment", "employ")).toBe(false);
    expect(finds("東京タワー", "京東")).toBe(false);
  });

  test.each([["ab"], [" a "], [""], ["  "], ["a京"]])("%j is too short to say anything", (keyword) => {
    expect(keywordTokens(keyword)).toBeNull();
  });

  test("whatever is cut out of a text is found in it", () => {
    const letters = fc.constantFrom(..."aAbß ßİıΣς.-京東タｱ학é\u0301\n'\\&|!:*");
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 3, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (text, from, size) => {
          const whole = fold(text.join(""));
          const start = from % whole.length;
          const keyword = whole.slice(start, start + 3 + (size % 20)).trim();
          fc.pre(keywordTokens(keyword) !== null && fold(keyword) === keyword && whole.includes(keyword));
          expect(finds(text.join(""), keyword)).toBe(true);
        },
      ),
    );
  });

  test("long keywords ask for few tokens, and long texts can be stored", async () => {
    expect(keywordTokens("the quick brown fox jumps over the lazy dog")).toHaveLength(8);
    const letters = Array.from({ length: 16_384 }, (_, n) =>
      String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000)),
    );
    const { rows } = await pool().query("SELECT length(array_to_tsvector($1)) AS n", [
      textTokens(letters.join("")),
    ]);
    expect(rows[0].n).toBeGreaterThan(40_000);
  });
});

test("the database folds as we do", async () => {
  const samples = [
    "ASCII only, AND more",
    "Straße ẞ ﬁ ŉ ǰ ΐ",
    "İIıi DŽ ǅ",
    "ΟΔΟΣ ὈΔΥΣΣΕΎΣ ᾳ ᾼ",
    "ＦＵＬＬ ｶﾞ ㌔ ① ｱﾞ",
    "Å Å e\u0301 ḍ̇ 각 각",
    "Ⴀ Ꭰ Ա և",
  ];
  const { rows } = await pool().query<{ folded: string }>(
    `SELECT ${foldSql("t.x")} AS folded FROM unnest($1::text[]) WITH ORDINALITY t (x, n) ORDER BY n`,
    [samples],
  );
  expect(rows.map(({ folded }) => folded)).toEqual(samples.map(fold));
});

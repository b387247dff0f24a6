import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calledIn, peopleSpans } from "@/lib/mentions/called";
import { EVERYBODY } from "@/lib/mentions/everybody";

const PEOPLE = [
  { id: 1, name: "Ana Horvat" },
  { id: 2, name: "Ben" },
  { id: 3, name: "Ben Stiller" },
  { id: 4, name: "Jean-Luc O'Brien" },
  { id: 5, name: "田中" },
  { id: 6, name: "田中一郎" },
  { id: 7, name: "Žana Ćosić" },
  { id: 8, name: "Kim" },
  { id: 9, name: "Kim" },
  { id: 10, name: "Max One" },
  { id: 11, name: "Max Two" },
  { id: 12, name: "김민수" },
  { id: 13, name: "CI bot (prod)" },
];

describe("whom a text calls", () => {
  test.each([
    ["nobody", "no names here", []],
    ["by the whole name", "Hi @Ana Horvat!", [1]],
    ["by a first name that is only theirs", "Hi @Ana, look", [1]],
    ["in any letter case", "hi @aNA hORVAT", [1]],
    ["at the very beginning and the end", "@Ben", [2]],
    ["the longest name that fits", "@Ben Stiller and others", [3]],
    ["the shorter one where the longer does not fit", "@Ben Stillwell", [2]],
    ["several, each once", "@Ben @Ana @ben", [1, 2]],
    ["two without a space between them", "@Ben@Ana", [2]],
    ["with a genitive behind", "@Ben's turn, @Ana’s too", [1, 2]],
    ["not by the beginning of a longer word", "@Bender @Anabel", []],
    ["in brackets and quotes", '(@Ben) "@Ana"', [1, 2]],
    ["with hyphens and apostrophes in the name", "ask @Jean-Luc O'Brien.", [4]],
    ["with brackets in the name", "@CI bot (prod): again", [13]],
    ["with letters beyond ASCII", "@žana ćosić?", [7]],
    ["by decomposed letters only where they are as long", "@Žana", [7]],
    ["not in an e-mail address", "write to ana@Ben.example or x.@y", []],
    ["not behind an underscore", "snake_@Ben", []],
    ["not in a web address", "https://example.org/@Ben/x", []],
    ["behind an address", "https://example.org @Ben", [2]],
    ["not in code", "`@Ben` and ``a ` @Ana``", []],
    ["behind code", "`x` @Ben `y`", [2]],
    ["not in a block of code", "```\n@Ben\n```\n@Ana", [1]],
    ["not in a block with another fence", "~~~ts\n@Ben\n```\n~~~\n@Ana", [1]],
    ["not in a block that has no end", "```\n@Ben\n@Ana", []],
    ["with a lone backtick", "it`s @Ben", [2]],
    ["in Chinese without spaces", "你好@田中一郎请看", [6]],
    ["in Japanese, the shorter name", "@田中さん、お願いします", [5]],
    ["in Korean with a particle", "@김민수님 안녕", [12]],
    ["before Chinese words", "@Ben看一下", [2]],
    ["everybody", "@room lunch", [EVERYBODY]],
    ["everybody by another word", "@All, @everyone! @channel?", [EVERYBODY]],
    ["not everybody by a longer word", "@rooms @allied", []],
    ["all of one name", "@Kim", [8, 9]],
    ["nobody by a first name of two", "@Max", []],
    ["with a second sign", "@@Ben", [2]],
    ["over a line's end not", "@Ana\nHorvat", [1]],
    ["in emphasis", "**@Ben** and *@Ana Horvat*", [1, 2]],
  ])("%s", (_, text, ids) => {
    expect(calledIn(text, PEOPLE)).toEqual(ids);
  });

  test("of one name whom the sender chose, and nobody else by a choice alone", () => {
    expect(calledIn("@Kim", PEOPLE, [9])).toEqual([9]);
    expect(calledIn("@Kim", PEOPLE, [1])).toEqual([8, 9]);
    expect(calledIn("Kim", PEOPLE, [9])).toEqual([]);
  });

  test("a person called Room is called only where the sender chose them alone", () => {
    const people = [{ id: 1, name: "Room" }];
    expect(calledIn("@Room", people)).toEqual([EVERYBODY, 1]);
    expect(calledIn("@Room", people, [1])).toEqual([1]);
  });

  test("every span stands where its name does, whatever stands around it", () => {
    const around = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(around, fc.constantFrom(...PEOPLE), around, (before, person, after) => {
        const text = `${before} @${person.name} ${after}`;
        for (const { from, to, called } of peopleSpans(text, PEOPLE)) {
          expect(text[from]).toBe("@");
          expect(called.length).toBeGreaterThan(0);
          expect(to).toBeGreaterThan(from + 1);
        }
      }),
    );
  });
});

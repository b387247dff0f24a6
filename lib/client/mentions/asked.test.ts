import { expect, test } from "vitest";
import { askedAt, closedShortcodeAt } from "@/lib/client/mentions/asked";

const asked = (text: string) => {
  const caret = text.includes("|") ? text.indexOf("|") : text.length;
  const found = askedAt(text.replace("|", ""), caret);
  return found && found.sign + found.word;
};

test.each([
  ["@", "@"],
  ["Hello @be", "@be"],
  ["Hello @Ana Ho", "@Ana Ho"],
  ["Hello @be| and more", "@be"],
  ["(@be", "@be"],
  ["mail@be", null],
  ["@ be", null],
  ["@be\nnext", null],
  ["see #gen", "#gen"],
  ["# Title", null],
  ["你好@田", "@田"],
  ["`@be", "@be"],
  ["`code @be` ", null],
  ["```\n@be", null],
  [":ta", ":ta"],
  [":t", null],
  ["at 12:30", null],
  ["https://x", null],
  ["done :+1", ":+1"],
  ["@Ben :ta", ":ta"],
  ["plain", null],
])("at the end of %j is asked for %j", (text, expected) => {
  expect(asked(text)).toBe(expected);
});

test("a completed shortcode is told from a time and from code", () => {
  const closed = (text: string) => closedShortcodeAt(text, text.length)?.word;
  expect(closed("so :tada:")).toBe("tada");
  expect(closed("12:30:")).toBeUndefined();
  expect(closed("`:tada:")).toBe("tada");
  expect(closed("```\n:tada:")).toBeUndefined();
});

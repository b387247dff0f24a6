import { describe, expect, test } from "vitest";
import { isSending } from "@/lib/client/send-key";

const enter = { key: "Enter", shiftKey: false, ctrlKey: false, metaKey: false };
const usual = { sendKey: "enter", enterInCode: "newline" } as const;
const at = (text: string, caret = text.length) => ({ text, caret, isFinger: false });

describe("Enter", () => {
  test("sends, and with Shift begins a line", () => {
    expect(isSending(enter, at("Hello"), usual)).toBe(true);
    expect(isSending({ ...enter, shiftKey: true }, at("Hello"), usual)).toBe(false);
    expect(isSending({ ...enter, key: "a" }, at("Hello"), usual)).toBe(false);
  });

  test("begins a line under a finger, and where Ctrl or ⌘ with it sends", () => {
    expect(isSending(enter, { ...at("Hello"), isFinger: true }, usual)).toBe(false);
    const byMod = { ...usual, sendKey: "mod-enter" } as const;
    expect(isSending(enter, at("Hello"), byMod)).toBe(false);
    expect(isSending({ ...enter, ctrlKey: true }, at("Hello"), byMod)).toBe(true);
    expect(isSending({ ...enter, metaKey: true }, at("Hello"), byMod)).toBe(true);
  });

  test.each([
    ["after an opened fence", "```ts\nconst a", false],
    ["on the line of the fence", "Look:\n```ts", false],
    ["after a closed one", "```\ncode\n```\nand", true],
    ["where another fence stands in the first", "~~~\n```\ncode", false],
    ["where the fence is longer than what looks like its end", "````\n```\ncode", false],
    ["after three ticks in a line", "this ``` is no fence", true],
  ])("%s sends: %#", (_, text, sends) => {
    expect(isSending(enter, at(text), usual)).toBe(sends);
  });

  test("in code sends for whoever wants that, and before the fence for everybody", () => {
    expect(isSending(enter, at("```\ncode"), { ...usual, enterInCode: "send" })).toBe(true);
    expect(isSending(enter, at("Look:\n```\ncode", 5), usual)).toBe(true);
    expect(isSending({ ...enter, ctrlKey: true }, at("```\ncode"), usual)).toBe(true);
  });
});

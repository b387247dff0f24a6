import { expect, test } from "vitest";
import { CHAT_KEYS, chatCommand, messageCommand } from "@/components/rooms/shortcuts";

const NOTHING = { code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof NOTHING> = {}) => ({ key, ...NOTHING, ...held });

test("Ctrl and ⌘ are one, and keys count with all that is held", () => {
  expect(chatCommand(press("k", { ctrlKey: true }))).toBe("switch");
  expect(chatCommand(press("K", { metaKey: true }))).toBe("switch");
  expect(chatCommand(press("k"))).toBeUndefined();
  expect(chatCommand(press("k", { ctrlKey: true, altKey: true }))).toBeUndefined();
  expect(chatCommand(press("ArrowUp", { altKey: true, shiftKey: true }))).toBe("unreadAbove");
  expect(chatCommand(press("Escape", { shiftKey: true }))).toBe("allRead");
  expect(chatCommand(press("Escape"))).toBeUndefined();
  expect(chatCommand(press("/", { ctrlKey: true, shiftKey: true }))).toBe("shortcuts");
  expect(chatCommand(press("|", { code: "Backslash", ctrlKey: true, shiftKey: true }))).toBe("react");
});

test("letters act on a message alone, and never with Ctrl", () => {
  expect(messageCommand(press("e"))).toBe("edit");
  expect(messageCommand(press("e", { ctrlKey: true }))).toBeUndefined();
  expect(messageCommand(press("Delete"))).toBe("delete");
  expect(messageCommand(press("toString"))).toBeUndefined();
});

test("row 5: no shortcut of the chat is a bare letter", () => {
  expect(Object.keys(CHAT_KEYS).filter((name) => name.length === 1)).toEqual([]);
});

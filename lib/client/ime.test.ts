import { expect, it } from "vitest";
import { isComposing } from "@/lib/client/ime";

const enter = (members: { keyCode?: number; isComposing?: boolean }) => ({
  key: "Enter",
  keyCode: members.keyCode ?? 13,
  nativeEvent: { isComposing: members.isComposing ?? false },
});

it("row 25: leaves the Enter that confirms a conversion to the input method", () => {
  expect(isComposing(enter({ isComposing: true, keyCode: 229 }))).toBe(true);
  expect(isComposing(enter({ isComposing: true }))).toBe(true);
});

it("row 25: also in Safari, which ends the composition before it reports the key", () => {
  expect(isComposing(enter({ isComposing: false, keyCode: 229 }))).toBe(true);
});

it("takes a plain Enter", () => {
  expect(isComposing(enter({}))).toBe(false);
});

import { expect, it } from "vitest";
import { initialsOf } from "@/components/ui/initials";

it.each([
  ["Ana Lima", "AL"],
  ["ana", "A"],
  ["release-team", "RT"],
  ["Maria da Costa Silva", "MS"],
  ["日本 チーム", "日"],
  ["🔥 Hearth", "🔥"],
  ["  ", "?"],
  ["élan vital", "ÉV"],
])("the initials of %j are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

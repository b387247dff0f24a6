import { expect, it } from "vitest";
import { baseEmoji, groupReactions, mergeReactions } from "@/lib/client/reaction-groups";
import { aReaction } from "@/lib/testing/wire-messages";

it("row 28: counts the forms of one emoji together, in the order of their first use", () => {
  const records = [
    aReaction(3, "❤", { createdAt: 30 }),
    aReaction(1, "👍🏽", { createdAt: 10 }),
    aReaction(2, "❤️", { createdAt: 20 }),
    aReaction(9, "👍", { createdAt: 40 }),
  ];
  expect(groupReactions(records, 9)).toEqual([
    { emoji: "👍🏽", userIds: [1, 9], isMine: true },
    { emoji: "❤️", userIds: [2, 3], isMine: false },
  ]);
  expect(baseEmoji("❤️")).toBe("❤");
});

it("leaves out what was taken back, and what is no reaction", () => {
  const records = [
    aReaction(1, "Deleted reaction", { isDeleted: true }),
    aReaction(2, "👍", { type: "seen", reaction: null }),
  ];
  expect(groupReactions(records, 9)).toEqual([]);
});

it("keeps of two versions of a reaction the newer one, whichever comes first", () => {
  const older = aReaction(1, "👍", { modifiedAt: 1 });
  const newer = aReaction(1, "🙏", { modifiedAt: 2 });
  expect(mergeReactions([older], [newer])).toEqual([newer]);
  expect(mergeReactions([newer], [older])).toEqual([newer]);
  expect(mergeReactions([newer], undefined)).toEqual([newer]);
});

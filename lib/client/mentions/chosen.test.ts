import { expect, test } from "vitest";
import { chosenFor, noteChosen } from "@/lib/client/mentions/chosen";

test("of two people with one name the last one chosen is meant, or both where both are called", () => {
  const [kim, other] = [
    { id: 1, name: "Kim" },
    { id: 2, name: "Kim" },
  ];
  noteChosen(7, kim, "Hello ");
  expect(chosenFor(7, "Hello @Kim")).toEqual([1]);
  noteChosen(7, other, "And now ");
  expect(chosenFor(7, "And now @Kim")).toEqual([2]);
  noteChosen(7, kim, "@Kim and ");
  expect(chosenFor(7, "@Kim and @Kim")).toEqual([2, 1]);
  expect(chosenFor(7, "nobody")).toBeUndefined();
  expect(chosenFor(8, "@Kim")).toBeUndefined();
});

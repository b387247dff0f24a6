import { expect, test } from "vitest";
import { splitCalls } from "@/lib/client/mentions/split-calls";

const CALLS = {
  people: [
    { id: 1, name: "Ana" },
    { id: 2, name: "Kim" },
    { id: 3, name: "Kim" },
  ],
  mentions: [0, 3],
  rooms: [
    { id: 7, name: "General" },
    { id: 8, name: "General chat" },
  ],
};

test.each([
  [
    "whom the server names, not others",
    "@Ana and @Kim",
    [{ text: "@Ana and " }, { text: "@Kim", person: 3 }],
  ],
  ["everybody", "@room!", [{ text: "@room", person: 0 }, { text: "!" }]],
  ["rooms, by the longest name", "see #general chat", [{ text: "see " }, { text: "#general chat", room: 8 }]],
  ["nothing in a number or a word", "#12 a#General", [{ text: "#12 a#General" }]],
  ["side by side", "@Kim#General", [{ text: "@Kim", person: 3 }, { text: "#General" }]],
])("a text is cut at %s", (_, text, pieces) => {
  expect(splitCalls(text, CALLS)).toEqual(pieces);
});

test("what is cut is whole when it is put together again", () => {
  const text = "`@Kim` **@room** @Kim, #General: @Kim";
  expect(
    splitCalls(text, CALLS)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});

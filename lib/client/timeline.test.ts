import { expect, it } from "vitest";
import { toTimeline } from "@/lib/client/timeline";
import { aWireMessage } from "@/lib/testing/wire-messages";

const options = { myId: 9, timeZone: "UTC", newFromSeq: null };
const NOON = Date.UTC(2026, 4, 1, 12);
const at = (seq: number, minutes: number, members = {}) =>
  aWireMessage(seq, { createdAt: NOON + minutes * 60_000, ...members });
const shape = (days: ReturnType<typeof toTimeline>) =>
  days.map((day) =>
    day.rows.map((row) => ("isFirst" in row ? `${row.kind}${row.isFirst ? "*" : ""}` : row.kind)),
  );

it("groups one author's posts within five minutes", () => {
  const days = toTimeline([at(1, 0), at(2, 4), at(3, 9.1), at(4, 9.2, { fromUserId: 3 })], [], options);
  expect(shape(days)).toEqual([["message*", "message", "message*", "message*"]]);
});

it("keeps apart what came another way", () => {
  const days = toTimeline([at(1, 0), at(2, 1, { source: "chat-messages" }), at(3, 2)], [], options);
  expect(shape(days)).toEqual([["message*", "message*", "message*"]]);
});

it("breaks groups at midnight, in the reader's time zone", () => {
  const late = Date.UTC(2026, 4, 1, 21, 59);
  const messages = [aWireMessage(1, { createdAt: late }), aWireMessage(2, { createdAt: late + 120_000 })];
  expect(shape(toTimeline(messages, [], { ...options, timeZone: "Europe/Zagreb" }))).toEqual([
    ["message*"],
    ["message*"],
  ]);
  expect(shape(toTimeline(messages, [], options))).toEqual([["message*", "message"]]);
});

it("breaks groups at system messages and at the line above what is new", () => {
  const messages = [at(1, 0), at(2, 1, { type: "system" }), at(3, 2), at(4, 3)];
  expect(shape(toTimeline(messages, [], { ...options, newFromSeq: 4 }))).toEqual([
    ["message*", "system", "message*", "new", "message*"],
  ]);
});

it("keeps a row's key when it is sent", () => {
  const outgoing = { localId: "abc", roomId: 1, text: "Hi", createdAt: NOON, state: "pending" as const };
  const pending = toTimeline([], [outgoing], options)[0]?.rows[0];
  const stored = toTimeline([at(1, 0, { fromUserId: 9, localId: "abc" })], [], options)[0]?.rows[0];
  expect(stored?.key).toBe(pending?.key);
});

it("never opens an earlier day after a later one, whatever the clocks say", () => {
  const outgoing = {
    localId: "abc",
    roomId: 1,
    text: "Hi",
    createdAt: NOON - 9e8,
    state: "pending" as const,
  };
  expect(toTimeline([at(1, 0)], [outgoing], options)).toHaveLength(1);
});

import { describe, expect, test } from "vitest";
import { countIn, messageIdIn, reasonIn } from "./answer";

test("the message's id is found in each dialect that tells ours", () => {
  expect(messageIdIn({ status: "success", data: { message: { id: 5 } } })).toBe(5);
  expect(messageIdIn({ id: "5", room: "1" })).toBe(5);
  expect(messageIdIn({ id: "uv4y2dmXRy_v868BZQJadWAPWv7Am-oRO1p86k00dZY", parsed: "Hello" })).toBeNull();
  expect(messageIdIn(undefined)).toBeNull();
});

test("what a reading call brought is counted with and without an envelope", () => {
  expect(countIn([{}, {}])).toBe(2);
  expect(countIn({ data: [{}], meta: {} })).toBe(1);
  expect(countIn("none")).toBe(0);
});

describe("a refusal's reason", () => {
  test.each([
    [{ status: "error", message: "Invalid access token" }, "Invalid access token"],
    [{ fault: { faultstring: "Spike arrest violation", detail: {} } }, "Spike arrest violation"],
    [
      { name: "BadRequest", code: 400, message: "text is missing", errors: { text: "text is missing" } },
      "text is missing",
    ],
    [
      { message: "The given data was invalid.", errors: { body: ["Say something."] } },
      "The given data was invalid. Say something.",
    ],
    [{ message: 5 }, null],
    ["<html>", null],
  ])("in %j", (body, reason) => {
    expect(reasonIn(body)).toBe(reason);
  });
});

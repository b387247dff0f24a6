import { describe, expect, test } from "vitest";
import { parseEmail, parseIdentifier, parsePhone } from "@/lib/domain/accounts/identifier";

describe("an e-mail address", () => {
  test.each([
    ["ana@example.org", "ana@example.org"],
    ["  Ana.Novak+chat@Example.ORG ", "ana.novak+chat@example.org"],
    ["ａna@example.org", "ana@example.org"],
    ["o'neil@mail.example.org", "o'neil@mail.example.org"],
    ["admin@localhost", "admin@localhost"],
  ])("%s is stored as %s", (typed, stored) => {
    expect(parseEmail(typed)).toBe(stored);
  });

  test.each([
    ["a full-width @", "ana＠example.org"],
    ["a small @", "ana﹫example.org"],
    ["a full-width @ before a real one", "ana＠example.org@evil.example"],
    ["a list", "ana@example.org,eve@evil.example"],
    ["a list by semicolon", "ana@example.org;eve@evil.example"],
    ["a full-width comma", "ana@example.org，eve"],
    ["a quoted local part", '"ana@example.org"@evil.example'],
    ["a quoted name", '"ana"@example.org'],
    ["a display name", "Ana <ana@example.org>"],
    ["a comment", "ana(comment)@example.org"],
    ["a comment that ends the address", "ana@example.org(@evil.example)"],
    ["an escaped comma", "ana\\,eve@example.org"],
    ["a group", "team:ana@example.org"],
    ["a line break", "ana@example.org\nBcc: eve@evil.example"],
    ["a carriage return", "ana@example.org\r\nRCPT TO:<eve@evil.example>"],
    ["a null byte", "ana@example.org\u0000"],
    ["a space inside", "ana b@example.org"],
    ["a Cyrillic letter", "аna@example.org"],
    ["a Turkish dotless i", "ın@example.org"],
    ["an internationalised domain", "ana@bücher.example"],
    ["a zero-width joiner", "ana\u200d@example.org"],
    ["an ideographic full stop", "ana@example。org."],
    ["two dots", "ana..b@example.org"],
    ["a leading dot", ".ana@example.org"],
    ["a trailing dot in the domain", "ana@example.org."],
    ["a label that begins with a dash", "ana@-example.org"],
    ["an address literal", "ana@[127.0.0.1]"],
    ["a percent route", "ana@evil.example%example.org"],
    ["a bang route with two hosts", "evil.example!ana@example.org@x"],
    ["no domain", "ana@"],
    ["no local part", "@example.org"],
    ["a long local part", `${"a".repeat(65)}@example.org`],
    [
      "a long address",
      `ana@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example.org`,
    ],
  ])("with %s is refused", (_, typed) => {
    expect(parseEmail(typed)).toBeNull();
  });

  test("the Kelvin sign does not become a letter of somebody else's address unseen", () => {
    expect(parseEmail("\u212Aim@example.org")).toBe("kim@example.org"); // folded before it is looked up and sent to
  });
});

describe("a telephone number", () => {
  test.each([
    ["+385 91 234-5678", "+385912345678"],
    ["00385 (91) 2345678", "+385912345678"],
    ["+1 415 555 2671", "+14155552671"],
    ["＋385912345678", "+385912345678"],
  ])("%s is stored as %s", (typed, stored) => {
    expect(parsePhone(typed)).toBe(stored);
  });

  test.each([
    "091 234 5678",
    "+385",
    "+385912345678;ext=5",
    "+385912345678,+14155552671",
    "+999123456789",
    "phone",
  ])("%s is refused", (typed) => {
    expect(parsePhone(typed)).toBeNull();
  });
});

test("what is neither is nothing", () => {
  expect(parseIdentifier("ana")).toBeNull();
  expect(parseIdentifier("")).toBeNull();
});

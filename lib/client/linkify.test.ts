import { expect, it } from "vitest";
import { linkify } from "@/lib/client/linkify";

const links = (text: string) => linkify(text).flatMap((part) => part.href ?? []);

it.each([
  ["see https://example.org/a.", ["https://example.org/a"]],
  ["(http://example.org/a_(b))", ["http://example.org/a_(b)"]],
  ["https://example.org/?q=1&r=2, https://b.org!", ["https://example.org/?q=1&r=2", "https://b.org"]],
  ["HTTPS://EXAMPLE.ORG/x", ["HTTPS://EXAMPLE.ORG/x"]],
  ["「https://example.org」", ["https://example.org"]],
  ["javascript:alert(1) data:text/html,x ftp://a.b file:///etc/passwd", []],
  ["https:// http://?", []],
  ['https://a.org/"onmouseover=x', ["https://a.org/"]],
  ["no link here", []],
])("finds the links of %j", (text, expected) => {
  expect(links(text)).toEqual(expected);
});

it("loses no character", () => {
  const text = "a https://example.org/b, (https://c.org) d\n\nhttps://e.org";
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

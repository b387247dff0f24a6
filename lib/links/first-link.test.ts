import { expect, test } from "vitest";
import { firstLink } from "@/lib/links/first-link";

test.each([
  ["see https://a.example/x, then https://b.example", "https://a.example/x"],
  ["(https://a.example/wiki/Tea_(drink))", "https://a.example/wiki/Tea_(drink)"],
  ["**https://a.example**", "https://a.example"],
  ["[words](https://a.example/y)", "https://a.example/y"],
  ["`https://code.example` but https://a.example", "https://a.example"],
  ["```\nhttps://code.example", null],
  ["ftp://a.example, http://", null],
  ["no link", null],
  [undefined, null],
])("%s", (text, link) => expect(firstLink(text)).toBe(link));

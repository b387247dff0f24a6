import { expect, it } from "vitest";
import { hasMarkup, safeHref } from "@/lib/client/markup";

it("asks for a parser only where there may be something to parse", () => {
  const plain = ["On my way", "line one\nline two", "3 - 2 = 1", "https://example.org/tea?x=1", "#tea, 50 %"];
  const marked = ["**now**", "`x`", "- milk", "1. first", "> said", "# Title", "www.example.org", "a@b.org"];
  expect(plain.filter(hasMarkup)).toEqual([]);
  expect(marked.filter((text) => !hasMarkup(text))).toEqual([]);
});

it("follows addresses of the web and of mail only", () => {
  expect(safeHref("https://example.org/a b")).toBe("https://example.org/a b");
  expect(safeHref("mailto:a@b.org")).toBe("mailto:a@b.org");
  const others = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "/rooms/1",
    "file:///etc",
    "",
  ];
  expect(others.map(safeHref).filter(Boolean)).toEqual([]);
});

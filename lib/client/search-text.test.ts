import { expect, it } from "vitest";
import { excerpt } from "@/lib/client/search-text";

const marked = (text: string, query: string) =>
  excerpt(text, query)
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join("");

it("marks every word, whatever its case, and no filter", () => {
  expect(marked("The plan for May: PLANS", "plan from:Ana may")).toBe("The [plan] for [May]: [PLAN]S");
  expect(marked("from here", 'from:"Ana B" has:link')).toBe("from here");
});

it("marks phrases and what looks like a pattern as they stand", () => {
  expect(marked("see a-b (v1.2)", '"see a-b" (v1.2)')).toBe("[see a-b] [(v1.2)]");
  expect(marked("東京タワーへ", "タワ")).toBe("東京[タワ]ーへ");
});

it("begins near the first match of a long text", () => {
  const long = `${"word ".repeat(100)}needle${" word".repeat(100)}`;
  expect(marked(long, "needle")).toMatch(/^… word (word )+\[needle\]( word)+.* …$/);
});

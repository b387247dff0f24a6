import type { Token } from "marked";
import { expect, it } from "vitest";
import { parseMarkdown } from "@/lib/client/markdown";

/** The kinds of the parts, those inside in brackets. */
function outline(tokens: Token[] | null | undefined): string {
  return (tokens ?? [])
    .map((token) => {
      const inside = outline("items" in token ? token.items : "tokens" in token ? token.tokens : []);
      return inside ? `${token.type}(${inside})` : token.type;
    })
    .join(" ");
}

it("takes a text apart as it is meant", () => {
  expect(outline(parseMarkdown("**now** `x`"))).toBe("paragraph(strong(text) text codespan)");
  expect(outline(parseMarkdown("one\ntwo"))).toBe("paragraph(text br text)");
  expect(outline(parseMarkdown("- [x] done\n- open"))).toBe(
    "list(list_item(checkbox text(text)) list_item(text(text)))",
  );
  expect(outline(parseMarkdown("see www.example.org"))).toBe("paragraph(text link(text))");
});

it("gives up on what nobody wrote by hand, rather than break", () => {
  expect(parseMarkdown(">".repeat(16_000))).toBeNull();
  for (const text of ["*".repeat(16_000), "[".repeat(16_000), "**a ".repeat(4_000), "- ".repeat(8_000)]) {
    expect(parseMarkdown(text)).not.toBeNull();
  }
});

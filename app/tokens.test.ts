import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Theme = "light" | "dark";

const TOKENS = readTokens(readFileSync("app/globals.css", "utf8"));
const SURFACES = ["inset", "canvas", "surface", "raised", "sunken", "hover", "selected", "row"];
const TEXT_ON_SURFACES = ["ink", "soft"];
const AVATARS = [1, 2, 3, 4, 5, 6, 7, 8];

/** [foreground, background, smallest ratio]: WCAG 1.4.3 for text, 1.4.11 for what can be used. */
const PAIRS: [string, string, number][] = [
  ...SURFACES.flatMap((surface) => TEXT_ON_SURFACES.map((text) => [text, surface, 4.5] as const)),
  ...["inset", "canvas", "surface", "raised", "row", "sunken", "hover"].map(
    (surface) => ["faint", surface, 4.5] as const,
  ),
  ...["canvas", "surface", "raised", "row"].flatMap((surface) =>
    ["accent", "danger", "success", "link"].map((text) => [text, surface, 4.5] as const),
  ),
  ...["inset", "canvas", "surface", "raised", "sunken"].flatMap((surface) =>
    ["edge", "focus", "accent-fill", "danger-fill"].map((control) => [control, surface, 3] as const),
  ),
  // The parts of speech of code, which stands on sunken ground
  ...["accent", "link", "danger", "avatar-4-ink", "avatar-7-ink"].map(
    (text) => [text, "sunken", 4.5] as const,
  ),
  ["on-accent", "accent-fill", 4.5],
  ["on-accent", "accent-fill-hover", 4.5],
  ["on-danger", "danger-fill", 4.5],
  ["on-danger", "danger-fill-hover", 4.5],
  ["on-accent-tint", "accent-tint", 4.5],
  ["ink", "accent-tint", 4.5],
  ["on-mention", "mention", 4.5],
  ["ink", "danger-tint", 4.5],
  ["danger", "danger-tint", 4.5],
  ["success", "success-tint", 4.5],
  ["ink", "success-tint", 4.5],
  ...AVATARS.map((n) => [`avatar-${n}-ink`, `avatar-${n}`, 4.5] as const),
].map(([text, ground, ratio]) => [text as string, ground as string, ratio as number]);

describe.each(["light", "dark"] as const)("tokens in the %s theme", (theme) => {
  it.each(PAIRS)("%s on %s has a contrast of at least %s", (foreground, background, least) => {
    expect(contrast(colour(foreground, theme), colour(background, theme))).toBeGreaterThanOrEqual(least);
  });
});

function colour(name: string, theme: Theme): string {
  const pair = TOKENS.get(name);
  if (!pair) throw new Error(`there is no token --color-${name}`);
  return pair[theme];
}

function readTokens(css: string): Map<string, Record<Theme, string>> {
  const found = css.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

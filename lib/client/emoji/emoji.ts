import DATA from "./data.json";

/** The groups of the picker, in its order. */
export const GROUPS = [
  "smileys",
  "people",
  "nature",
  "food",
  "travel",
  "activities",
  "objects",
  "symbols",
  "flags",
] as const;
export type Group = (typeof GROUPS)[number];

export type Emoji = {
  emoji: string;
  name: string;
  /** Without the colons; the first one is the usual one. */
  shortcodes: string[];
  /** By what it is found besides. */
  keywords: string;
  group: Group;
  hasTones: boolean;
};

export const EMOJIS: Emoji[] = (DATA as Array<[string, string, string, string, number, number]>).map(
  ([emoji, name, shortcodes, keywords, group, hasTones]) => ({
    emoji,
    name,
    shortcodes: shortcodes.split(" ").filter(Boolean),
    keywords,
    group: GROUPS[group] ?? "symbols",
    hasTones: hasTones === 1,
  }),
);

const BY_SHORTCODE = new Map(EMOJIS.flatMap((each) => each.shortcodes.map((code) => [code, each] as const)));
const BY_FORM = new Map(EMOJIS.map((each) => [baseForm(each.emoji), each]));

export function findByShortcode(code: string): Emoji | undefined {
  return BY_SHORTCODE.get(code.toLowerCase());
}

/** In whatever tone it is. */
export function findEmoji(emoji: string): Emoji | undefined {
  return BY_FORM.get(baseForm(emoji));
}

/**
 * Those with a shortcode or a word that begins with every word looked for; the ones whose
 * shortcode or name begins with it come first. All of them for no words.
 */
export function searchEmoji(keyword: string, limit = Number.POSITIVE_INFINITY): Emoji[] {
  const words = keyword.toLowerCase().replaceAll(":", " ").trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return EMOJIS.slice(0, limit);
  const ranked = EMOJIS.flatMap((each) => {
    const rank = rankOf(each, words);
    return rank === null ? [] : [{ each, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ each }) => each);
}

function rankOf({ name, shortcodes, keywords }: Emoji, words: string[]): number | null {
  const phrase = words.join("_");
  if (shortcodes.includes(phrase)) return 0;
  const fitting = shortcodes.filter((code) => code.startsWith(phrase));
  // The shortest is the nearest: ":hea" means the heart before the head that is shaken.
  if (fitting.length > 0) return 1 + Math.min(...fitting.map(({ length }) => length)) / 100;
  if (name.startsWith(words.join(" "))) return 2;
  const known = `${name} ${shortcodes.join(" ")} ${keywords}`.split(/[\s_-]+/);
  return words.every((word) => known.some((one) => one.startsWith(word))) ? 3 : null;
}

/** Skin tones, from light to dark; the first one is the yellow of drawings. */
export const TONES = ["", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"] as const;
export type Tone = (typeof TONES)[number];

export function inTone({ emoji, hasTones }: Emoji, tone: Tone): string {
  return hasTones && tone !== "" ? emoji.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${tone}`) : emoji;
}

function baseForm(emoji: string): string {
  return emoji.replace(/[\u{FE0F}\u{1F3FB}-\u{1F3FF}]/gu, "");
}

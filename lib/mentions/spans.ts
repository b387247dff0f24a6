/** A name that is called in a text: `@Ben`, `@room`, `#general`. */
export type Span<Called> = {
  /** Where its sign stands, and where the name ends; of UTF-16 units, as strings are cut by. */
  from: number;
  to: number;
  called: Called[];
};

/** Somebody or something that can be called, by any of these names. */
export type Callable<Called> = { name: string; called: Called };

/**
 * The names that a text calls behind a sign. Letters' case does not matter, of names
 * that begin alike the longest is meant, and of several that are the same all are
 * given. A name ends where a word ends; the scripts that put no space between words
 * need no end. What stands in code, in a web address or behind a letter (as in an
 * e-mail address) calls nobody.
 */
export function findSpans<Called>(
  text: string,
  sign: "@" | "#",
  names: Iterable<Callable<Called>>,
): Span<Called>[] {
  const places = findSigns(text, sign);
  if (places.length === 0) return [];
  const byName = indexed(names);
  const lengths = [...new Set([...byName.keys()].map((name) => name.length))].sort((a, b) => b - a);
  return places.flatMap((from) => spanAt(text, from, byName, lengths) ?? []);
}

/** Where something may be called: every sign that is in no word, code or address. */
export function findSigns(text: string, sign: "@" | "#"): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (canCall(text, at)) places.push(at);
  }
  if (places.length === 0) return places;
  const hidden = hiddenRanges(text);
  return places.filter((at) => !hidden.some(({ from, to }) => from <= at && at < to));
}

function indexed<Called>(names: Iterable<Callable<Called>>): Map<string, Called[]> {
  const byName = new Map<string, Called[]>();
  for (const { name, called } of names) {
    const key = folded(name.trim());
    if (key === "") continue;
    const same = byName.get(key);
    if (same) same.push(called);
    else byName.set(key, [called]);
  }
  return byName;
}

function spanAt<Called>(
  text: string,
  from: number,
  byName: Map<string, Called[]>,
  lengths: number[],
): Span<Called> | null {
  for (const length of lengths) {
    const to = from + 1 + length;
    const called = to <= text.length && byName.get(folded(text.slice(from + 1, to)));
    if (called && endsAt(text, to)) return { from, to, called };
  }
  return null;
}

/** Letter by letter, so that a name is as long as what it is compared with. */
export function folded(text: string): string {
  return Array.from(text.normalize("NFC"), (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  }).join("");
}

const WORD_AT_END = /[\p{L}\p{M}\p{N}_]$/u;
const WORD_AT_START = /^[\p{L}\p{M}\p{N}_]/u;
const SPACELESS = "[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}]";
const SPACELESS_AT_END = new RegExp(`${SPACELESS}$`, "u");
const SPACELESS_AT_START = new RegExp(`^${SPACELESS}`, "u");

/** Behind a letter it is part of an e-mail address, or of a word. */
function canCall(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - 2), from);
  return !WORD_AT_END.test(before) || SPACELESS_AT_END.test(before);
}

function endsAt(text: string, to: number): boolean {
  const [name, rest] = [text.slice(Math.max(0, to - 2), to), text.slice(to, to + 2)];
  return !WORD_AT_START.test(rest) || SPACELESS_AT_START.test(rest) || SPACELESS_AT_END.test(name);
}

// Fenced blocks (an open one goes on to the end), code within a line, and web addresses.
const HIDDEN =
  /^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))|$)|(?<!`)(`+)(?!`)[\s\S]+?(?<!`)\2(?!`)|https?:\/\/[^\s<>]+/gm;

/** Where a text is code or a web address, in which nothing is looked for. */
export function hiddenRanges(text: string): Array<{ from: number; to: number }> {
  return Array.from(text.matchAll(HIDDEN), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

export type TextPart = { text: string; isMarked: boolean };

const FILTER = /(?:^|\s)(?:from|in|before|after|has):(?:"[^"]*"|\S*)/giu;
const TERM = /"([^"]+)"|(\S+)/gu;
const BEFORE = 60;
const LENGTH = 240;

/** A piece of a message around the first of the words that were looked for, with all of them marked. */
export function excerpt(text: string, query: string): TextPart[] {
  const terms = [...query.replace(FILTER, " ").matchAll(TERM)].map(
    ([, phrase, word]) => phrase ?? word ?? "",
  );
  const pattern = terms.filter(Boolean).map(escaped).join("|");
  const first = pattern ? text.search(new RegExp(pattern, "iu")) : -1;
  const from = first > BEFORE ? startOfWord(text, first - BEFORE) : 0;
  const piece = `${from > 0 ? "… " : ""}${text.slice(from, from + LENGTH)}${from + LENGTH < text.length ? " …" : ""}`;
  if (!pattern) return [{ text: piece, isMarked: false }];
  // What is split by a group in brackets keeps the separators: every second part is a match.
  const parts = piece.split(new RegExp(`(${pattern})`, "iu"));
  return parts.map((part, index) => ({ text: part, isMarked: index % 2 === 1 })).filter((part) => part.text);
}

/** Not in the middle of a word, where there are spaces at all. */
function startOfWord(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  return space >= 0 && space < at + BEFORE / 2 ? space + 1 : at;
}

function escaped(term: string): string {
  return term.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

import { fold } from "@/lib/domain/search/fold";

// What stands in message_search.words, beside the room (facets.ts):
//   release   a word, and the parts of one that is put together (v1.2.3, x@y.z, a-b)
//   ~rel      three letters in a row, anywhere: what a search for part of a word needs
//   ~学 ~学校  one and two letters in a row of the scripts that put no space between words

const CJK = /(?:(?=[\p{L}\p{M}\p{N}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}])+/gu;
const WORD = /[\p{L}\p{N}][^\s]*/gu;
const PART = /[\p{L}\p{M}\p{N}]+/gu;
const NOT_WORD_AT_END = /[^\p{L}\p{M}\p{N}]+$/u;
/** Longer ones are no words that somebody types again: a run of Japanese, a key, a hash. */
const LONGEST_WORD = 64;

/** All by which a text is found, each once. */
export function textTokens(text: string): string[] {
  const folded = spaced(fold(text));
  const tokens = new Set<string>();
  for (const gram of gramsOf(folded, 3)) tokens.add(`~${gram}`);
  for (const [run] of folded.matchAll(CJK)) {
    for (const gram of [...gramsOf(run, 2), ...gramsOf(run, 1)]) tokens.add(`~${gram}`);
  }
  for (const word of wordsOf(folded)) tokens.add(word);
  return [...tokens];
}

/**
 * What every text holds that contains the keyword: all of it must be there, and the
 * text itself then decides. Null where a keyword is too short to say anything.
 */
export function keywordTokens(keyword: string): string[] | null {
  const folded = spaced(fold(keyword.trim()));
  const length = Array.from(folded).length;
  const isShort = length < 3;
  if (isShort && (length === 0 || folded.match(CJK)?.[0] !== folded)) return null;
  const grams = [...new Set(gramsOf(folded, isShort ? length : 3))];
  return evenly(grams, MOST_TOKENS).map((gram) => `~${gram}`);
}

/** More narrow the search no further, and each costs. */
const MOST_TOKENS = 8;

function evenly<T>(items: T[], most: number): T[] {
  if (items.length <= most) return items;
  return Array.from(
    { length: most },
    (_, n) => items[Math.round((n * (items.length - 1)) / (most - 1))] as T,
  ); // within
}

/** White space and control characters are all one: a gram must be storable and comparable. */
function spaced(text: string): string {
  return text.replace(/[\s\p{Cc}]/gu, " ");
}

function gramsOf(text: string, length: number): string[] {
  const letters = Array.from(text);
  return letters.slice(length - 1).map((_, start) => letters.slice(start, start + length).join(""));
}

function* wordsOf(text: string): Iterable<string> {
  for (const [raw] of text.matchAll(WORD)) {
    const word = raw.replace(NOT_WORD_AT_END, "");
    if (word.length <= LONGEST_WORD) yield word;
    for (const [part] of word.matchAll(PART)) {
      if (part.length <= LONGEST_WORD) yield part;
    }
  }
}

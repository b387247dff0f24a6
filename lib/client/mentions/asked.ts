import { findSigns, hiddenRanges } from "@/lib/mentions/spans";

/** What is being typed at the caret and could be completed. */
export type Asked = {
  sign: "@" | "#" | ":";
  /** Where the sign stands, and the caret. */
  from: number;
  to: number;
  /** What stands between the two. */
  word: string;
};

const LONGEST = 40;
const FEWEST_EMOJI_LETTERS = 2;

/**
 * What is asked for at the caret of a text: a person, a room or an emoji. Names may have
 * spaces, so the nearest sign of the line counts; whether anything fits is another question.
 */
export function askedAt(text: string, caret: number): Asked | null {
  return emojiAt(text, caret) ?? nameAt(text, caret);
}

/** A shortcode that has just been completed: ":tada:" with the caret behind it. */
export function closedShortcodeAt(text: string, caret: number): Asked | null {
  const [, word = ""] = text.slice(Math.max(0, caret - LONGEST), caret).match(/:([a-z0-9_+-]+):$/i) ?? [];
  const from = caret - word.length - 2;
  return word !== "" && canBeEmoji(text, from) ? { sign: ":", from, to: caret, word } : null;
}

function emojiAt(text: string, caret: number): Asked | null {
  const [, word = ""] = text.slice(Math.max(0, caret - LONGEST), caret).match(/:([a-z0-9_+-]+)$/i) ?? [];
  const from = caret - word.length - 1;
  if (word.length < FEWEST_EMOJI_LETTERS || !canBeEmoji(text, from)) return null;
  return { sign: ":", from, to: caret, word };
}

/** Not in a time or an address, nor in code. */
function canBeEmoji(text: string, from: number): boolean {
  if (/[\p{L}\p{N}/:]$/u.test(text.slice(Math.max(0, from - 2), from))) return false;
  return !hiddenRanges(text).some((range) => range.from <= from && from < range.to);
}

function nameAt(text: string, caret: number): Asked | null {
  for (let from = caret - 1; from >= 0 && from >= caret - LONGEST; from--) {
    const letter = text[from];
    if (letter === "\n") return null;
    if (letter !== "@" && letter !== "#") continue;
    const word = text.slice(from + 1, caret);
    // "# " begins a title, and a lone sign is often meant as one.
    if (/^\s/u.test(word) || !findSigns(text, letter).includes(from)) return null;
    return { sign: letter, from, to: caret, word };
  }
  return null;
}

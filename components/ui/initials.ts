/** One or two letters that stand for a name: "Ana Lima" is AL, "release-team" RT, "日本" 日. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/u).filter(Boolean);
  const [first = "", last = ""] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const letters = firstOf(first) + (isWide(first) ? "" : firstOf(last));
  return letters.toLocaleUpperCase() || "?";
}

/** A whole character as people see it, not a half of a surrogate pair. */
function firstOf(word: string): string {
  return [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word)][0]?.segment ?? "";
}

/** One Chinese, Japanese or Korean character, or one emoji, fills the picture. */
function isWide(word: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(
    word,
  );
}

import { readTone } from "@/lib/client/emoji/recent";
import { hiddenRanges } from "@/lib/mentions/spans";

const SHORTCODE = /(?<![\p{L}\p{N}]):([a-z0-9_+-]{1,50}):(?![\p{L}\p{N}])/giu;

/**
 * A text with emoji in place of their shortcodes, but in code. Those that nobody knows
 * stay. The data comes with the first text that has one; without it the text stays too.
 */
export async function withEmoji(text: string): Promise<string> {
  if (text.search(SHORTCODE) < 0) return text;
  const data = await import("@/lib/client/emoji/emoji").catch(() => null); // offline: the words say it as well
  if (!data) return text;
  const hidden = hiddenRanges(text);
  return text.replace(SHORTCODE, (whole, code: string, at: number) => {
    if (hidden.some(({ from, to }) => from <= at && at < to)) return whole;
    const found = data.findByShortcode(code);
    return found ? data.inTone(found, readTone()) : whole;
  });
}

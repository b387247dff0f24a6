import { Lexer, type Token } from "marked";

/** Parts inside parts (quotes in quotes, lists in lists) deeper than this are shown as they were typed. */
export const DEEPEST = 12;

/**
 * The parts of a text in Markdown as GitHub speaks it; in a chat the end of a line is
 * the end of a line. Null for what the parser cannot take (thousands of quotes in each
 * other): such a text is shown as it was typed.
 */
export function parseMarkdown(text: string): Token[] | null {
  try {
    return new Lexer({ gfm: true, breaks: true }).lex(text);
  } catch (error) {
    if (error instanceof RangeError) return null; // it has run out of stack
    throw error;
  }
}

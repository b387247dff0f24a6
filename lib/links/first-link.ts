const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
const ADDRESS = /https?:\/\/[^\s<>"'`「」『』（）【】]+/i;
const TRAILING = /[.,:;!?…。、，！？'"»”’*_~)\]]+$/;
const LONGEST_URL = 2_048;

/** The first address in a text that a browser could open; what stands in code is quoted, not meant. */
export function firstLink(text: unknown): string | null {
  if (typeof text !== "string" || !text.includes("://")) return null;
  const found = ADDRESS.exec(text.replace(CODE, " "))?.[0];
  if (!found || found.length > LONGEST_URL) return null;
  const address = withoutEnd(found);
  return URL.canParse(address) ? address : null;
}

/** A sentence's full stop is not part of it; a bracket is, where it was opened within. */
function withoutEnd(address: string): string {
  const rest = address.replace(TRAILING, "");
  const isOpen = rest.split("(").length > rest.split(")").length;
  return isOpen && address[rest.length] === ")" ? `${rest})` : rest;
}

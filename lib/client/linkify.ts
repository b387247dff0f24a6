export type TextPart = { text: string; href?: string };

const ADDRESS = /https?:\/\/[^\s<>"'`「」『』（）【】]+/gi;
const TRAILING = /[.,:;!?…。、，！？'"»”’*_~]+$/;

/** Splits plain text into words and web addresses. Only http and https become links, ever. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (!isSafe(address)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The sentence's full stop, or the bracket around the address, is not part of it. */
function trimmed(address: string): string {
  let rest = address.replace(TRAILING, "");
  for (const [open, close] of [
    ["(", ")"],
    ["[", "]"],
  ] as const) {
    while (rest.endsWith(close) && rest.split(close).length > rest.split(open).length) {
      rest = rest.slice(0, -1).replace(TRAILING, "");
    }
  }
  return rest;
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (protocol === "http:" || protocol === "https:") && hostname !== "";
}

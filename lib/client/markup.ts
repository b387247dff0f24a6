/** What Markdown could mean something by: most messages have none of it and need no parser. */
const MARKUP =
  /[*_`~|\\[\]]|^ {0,3}(?:>|#{1,6}\s|[-+]\s|\d{1,9}[.)]\s|-{3,}|={2,}|\t| {4})|www\.|\S@\S+\.\S/m;

export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/** Nothing but the web and mail can be followed from a message; null for all else. */
export function safeHref(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol } = new URL(address);
  return ["http:", "https:", "mailto:"].includes(protocol) ? address : null;
}

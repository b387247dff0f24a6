/**
 * The English that fits a browser's Accept-Language: its own where it asks for English,
 * else the one with the reader's clock (12 or 24 hours).
 */
export function pickLocale(acceptLanguage: string | null): string {
  const first = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim() ?? "";
  if (/^en(-[A-Z]{2})?$/.test(first)) return first;
  return usesFullDay(first) ? "en-GB" : "en";
}

function usesFullDay(language: string): boolean {
  try {
    const { hourCycle } = new Intl.DateTimeFormat(language, { hour: "numeric" }).resolvedOptions();
    return hourCycle === "h23" || hourCycle === "h24";
  } catch {
    return false; // not a language tag: the header may hold anything
  }
}

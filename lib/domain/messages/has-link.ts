/** Whether a text holds an address that a browser could open (contract 2.5.10). */
export function hasLink(text: unknown): boolean {
  if (typeof text !== "string") return false;
  const candidates = text.match(/https?:\/\/[^\s<>"]+/gi) ?? [];
  return candidates.some((candidate) => URL.canParse(candidate));
}

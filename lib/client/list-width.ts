/** The room list's width in pixels; kept in a cookie, so that the first paint has it. */
export const LIST_WIDTH = { least: 220, usual: 280, most: 400 };
export const LIST_WIDTH_COOKIE = "hearth-list-width";

export function clampListWidth(width: number): number {
  if (!Number.isFinite(width)) return LIST_WIDTH.usual;
  return Math.round(Math.min(LIST_WIDTH.most, Math.max(LIST_WIDTH.least, width)));
}

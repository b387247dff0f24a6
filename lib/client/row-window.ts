import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/**
 * Which part of the loaded messages is in the document: from a seq on, up to a seq, or
 * (null) from the oldest loaded and up to the end.
 */
export type RowWindow = { fromSeq: number | null; toSeq: number | null };

/** Never more rows of a room than this in the document, however far one scrolls: those that are kept have some too. */
export const MOST_ROWS = 260;

const STEP = 60;
/** At the room's end, where messages are read as they come, so many are enough: each new one moves them all. */
const ENOUGH_AT_END = 90;

export const AT_END: RowWindow = { fromSeq: null, toSeq: null };

/** The room's end, with so many rows before it and whatever comes after. */
export function lastRows(list: WireMessage[], rows: number): RowWindow {
  return { fromSeq: list.length > rows ? (list.at(-rows)?.seq ?? null) : null, toSeq: null };
}

export function visibleMessages(list: WireMessage[], { fromSeq, toSeq }: RowWindow): WireMessage[] {
  const inWindow = list.filter(
    ({ seq }) => (fromSeq === null || seq >= fromSeq) && (toSeq === null || seq <= toSeq),
  );
  // At the end the newest count, whatever has come since.
  return toSeq === null ? inWindow.slice(-MOST_ROWS) : inWindow.slice(0, MOST_ROWS);
}

/** Towards the beginning. The same window when all loaded messages of that side are shown. */
export function extendUp(list: WireMessage[], window: RowWindow): RowWindow {
  const shown = visibleMessages(list, window);
  const first = shown[0] ? list.indexOf(shown[0]) : -1;
  if (first <= 0) return window;
  const from = Math.max(0, first - STEP);
  const last = first + shown.length - 1;
  const to = Math.min(last, from + MOST_ROWS - 1);
  return {
    fromSeq: list[from]?.seq ?? null,
    toSeq: to === list.length - 1 && window.toSeq === null ? null : (list[to]?.seq ?? null),
  };
}

/** Towards the end. */
export function extendDown(list: WireMessage[], window: RowWindow): RowWindow {
  if (window.toSeq === null) return window;
  const shown = visibleMessages(list, window);
  const lastShown = shown.at(-1);
  const last = lastShown ? list.indexOf(lastShown) : -1;
  const to = Math.min(list.length - 1, last + STEP);
  const from = Math.max(0, to - MOST_ROWS + 1);
  return {
    fromSeq: list[from]?.seq ?? null,
    toSeq: to === list.length - 1 ? null : (list[to]?.seq ?? null),
  };
}

/** Somebody jumps: what they want to read is in the middle. */
export function aroundSeq(list: WireMessage[], seq: number): RowWindow {
  const found = list.findIndex((message) => message.seq >= seq);
  const at = found < 0 ? list.length - 1 : found;
  const to = Math.min(list.length - 1, at + MOST_ROWS / 2 - 1);
  return {
    fromSeq: list[Math.max(0, at - MOST_ROWS / 2)]?.seq ?? null,
    toSeq: to === list.length - 1 ? null : (list[to]?.seq ?? null),
  };
}

/** What is in the document stays in it, whatever is loaded on either side. */
export function holdRows(list: WireMessage[], window: RowWindow): RowWindow {
  const shown = visibleMessages(list, window);
  return shown[0] ? { fromSeq: shown[0].seq, toSeq: shown.at(-1)?.seq ?? null } : window;
}

/** Somebody reads along at the end: what has moved far up goes, some at a time. */
export function trimStart(list: WireMessage[], window: RowWindow): RowWindow {
  if (window.toSeq !== null) return window;
  const { length } = visibleMessages(list, window);
  return length > ENOUGH_AT_END + STEP ? lastRows(list, ENOUGH_AT_END) : window;
}

/** Somebody reads further up: what arrives now must not push what they read out of the document. */
export function holdEnd(list: WireMessage[], window: RowWindow): RowWindow {
  if (window.toSeq !== null) return window;
  const shown = visibleMessages(list, window);
  const isFull = shown.length >= MOST_ROWS;
  return isFull ? { fromSeq: shown[0]?.seq ?? null, toSeq: shown.at(-1)?.seq ?? null } : window;
}

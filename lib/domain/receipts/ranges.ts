/** Whole numbers in (from, to]. */
export type Range = { from: number; to: number };

/**
 * Reads PostgreSQL's text of an int8multirange, whose ranges come sorted and apart:
 * `{[5,7),[9,10)}`. Empty ones and those without an end do not occur here.
 */
export function parseRanges(text: string): Range[] {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, end]) => ({
    from: Number(from) - 1,
    to: Number(end) - 1,
  }));
}

/** The text of sorted ranges, for a parameter that is cast to int8multirange. */
export function printRanges(ranges: Range[]): string {
  return `{${ranges.map(({ from, to }) => `[${from + 1},${to + 1})`).join(",")}}`;
}

/** What of the range is in none of the others, which are sorted and apart. */
export function without(range: Range, others: Range[]): Range[] {
  const left: Range[] = [];
  let { from } = range;
  for (const other of others) {
    if (other.to <= from) continue;
    if (other.from >= range.to) break;
    if (other.from > from) left.push({ from, to: other.from });
    from = other.to;
  }
  if (from < range.to) left.push({ from, to: range.to });
  return left;
}

/** The same numbers in ranges of at most `longest`. */
export function cut({ from, to }: Range, longest: number): Range[] {
  const pieces: Range[] = [];
  for (let start = from; start < to; start += longest) {
    pieces.push({ from: start, to: Math.min(to, start + longest) });
  }
  return pieces;
}

/** Something measured, and what it may be at most. */
export type Bar = { name: string; value: number; unit: "ms" | "kB" | "rows" | ""; atMost: number };

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** As a Markdown table, for docs/benchmarks.md. */
export function toBarTable(bars: Bar[]): string {
  const rows = bars.map(({ name, value, unit, atMost }) => [
    name,
    `${Math.round(value * 100) / 100} ${unit}`.trim(),
    `${value <= atMost ? "≤" : "**>**"} ${atMost} ${unit}`.trim(),
  ]);
  return [["", "measured", "bar"], ["---", "---", "---"], ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

/** One line of the table: what, how much, and of what limit of the machine. */
export type Figure = {
  name: string;
  value: string;
  /** What it is measured against, in the same run. */
  limit?: string;
  /** value / limit, and what is aimed at. */
  share?: number;
  aim?: number;
};

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const perSecond = (value: number) => `${Math.round(value).toLocaleString("en")}/s`;
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

/** As a Markdown table, for docs/benchmarks.md. */
export function toTable(figures: Figure[]): string {
  const rows = figures.map(({ name, value, limit = "", share, aim }) => [
    name,
    value,
    limit,
    share === undefined ? "" : `${Math.round(share * 100)} %`,
    aim === undefined ? "" : `${share !== undefined && share >= aim ? "≥" : "**<**"} ${aim * 100} %`,
  ]);
  const all = [["", "Hearth", "the machine", "share", "aim"], ["---", "---", "---", "---", "---"], ...rows];
  return all.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

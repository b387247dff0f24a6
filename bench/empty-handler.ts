import { type Figure, median, perSecond } from "./figures";
import type { Load, LoadResult } from "./http-load";
import { type Part, runPart, startPart } from "./processes";

const ROUNDS = 5;
const AIM = 0.6;

/** (b) What the way to a handler costs: an endpoint that echoes JSON, against node:http doing it by hand. */
export async function measureEmptyHandler(): Promise<Figure[]> {
  const bare = await startPart("echo-server.ts", "bare");
  const direct = await startPart("echo-server.ts", "direct");
  try {
    const limits: number[] = [];
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      limits.push(await echo(bare));
      rates.push(await echo(direct));
    }
    return [
      {
        name: "(b) an endpoint that echoes JSON, mounted directly, 32 connections",
        value: perSecond(median(rates)),
        limit: `node:http ${perSecond(median(limits))}`,
        share: median(rates.map((rate, round) => rate / (limits[round] ?? Number.NaN))),
        aim: AIM,
      },
    ];
  } finally {
    await Promise.all([bare.stop(), direct.stop()]);
  }
}

async function echo(part: Part): Promise<number> {
  const load: Load = { kind: "echo", port: Number(part.first), connections: 32, warmUpMs: 500, ms: 2_000 };
  const { perSecond: rate, failed } = await runPart<LoadResult>("http-load.ts", load);
  if (failed.length > 0) throw new Error(`an echo failed: ${failed[0]}`);
  return rate;
}

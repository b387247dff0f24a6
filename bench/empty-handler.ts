import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { type Figure, median, perSecond } from "./figures";
import type { Load, LoadResult } from "./http-load";
import { type Part, root, runPart, startPart } from "./processes";

const ROUNDS = 5;
const AIM = 0.6;
const COMMON = { connections: 32, warmUpMs: 500, ms: 2_000 };

/**
 * (b) What the way to a handler costs: an endpoint that does nothing and one that
 * takes JSON apart and checks it, against node:http echoing JSON by hand.
 */
export async function measureEmptyHandler(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(root, "dist/bench-"));
  const file = await bundled(folder);
  const bare = await startPart(file, "bare");
  const direct = await startPart(file, "direct");
  try {
    const limits: number[] = [];
    const empty: number[] = [];
    const echoes: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      limits.push(await rate(bare, { kind: "echo" }));
      empty.push(await rate(direct, { kind: "get", path: "/api/empty", headers: "", expected: "{}" }));
      echoes.push(await rate(direct, { kind: "echo" }));
    }
    return [
      figure("an empty endpoint, mounted directly", empty, limits),
      figure("an endpoint that parses, checks and echoes JSON", echoes, limits),
    ];
  } finally {
    await Promise.all([bare.stop(), direct.stop()]);
    await rm(folder, { recursive: true });
  }
}

/** As the server is: what runs TypeScript as it is would slow down every function. */
async function bundled(folder: string): Promise<string> {
  const outfile = path.join(folder, "echo-server.mjs");
  await build({
    entryPoints: [path.join(root, "bench/echo-server.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": path.join(root, "node_modules/server-only/empty.js") },
    tsconfig: path.join(root, "tsconfig.json"),
    absWorkingDir: root,
  });
  return outfile;
}

type Call = { kind: "echo" } | { kind: "get"; path: string; headers: string; expected: string };

async function rate(part: Part, call: Call): Promise<number> {
  const load: Load = { ...COMMON, ...call, port: Number(part.first) };
  const result = await runPart<LoadResult>("http-load.ts", load);
  if (result.failed.length > 0) throw new Error(`a call failed: ${result.failed[0]}`);
  return result.perSecond;
}

function figure(what: string, rates: number[], limits: number[]): Figure {
  return {
    name: `(b) ${what}, 32 connections`,
    value: perSecond(median(rates)),
    limit: `JSON echo by node:http ${perSecond(median(limits))}`,
    share: median(rates.map((each, round) => each / (limits[round] ?? Number.NaN))),
    aim: AIM,
  };
}

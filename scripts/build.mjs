// npm run build: Prisma's client, Next's pages, and server.ts with the API's routes in one file.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { prepare } from "./prepare.mjs";
import { fail, root } from "./project.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "scripts",
  "server.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const GENERATED = ["lib/db/generated", "lib/generated"].map((name) => join(root, name));
const dist = join(root, "dist");

export async function build() {
  process.stdout.write("Building Hearth (about a minute, only when something has changed) …\n");
  rmSync(join(dist, "built-from"), { force: true });
  prepare();
  await buildPages();
  await bundleServer();
  writeFileSync(join(dist, "built-from"), sourcesHash());
}

/** Whether the last build was made from the sources as they are now. */
export function isBuilt() {
  const stamp = join(dist, "built-from");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sourcesHash();
}

/** Of the names and contents of everything that the build reads. */
function sourcesHash() {
  const hash = createHash("sha256").update(process.version);
  for (const file of SOURCES.flatMap((name) => filesUnder(join(root, name))).sort()) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || GENERATED.includes(path)) return [];
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}

async function buildPages() {
  const next = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  let output = "";
  for (const stream of [next.stdout, next.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((resolve) => next.on("close", resolve));
  if (code !== 0) fail(`${output}\nThe pages could not be built.`);
}

/** server.ts with all that it mounts, in one file; packages stay in node_modules. */
async function bundleServer() {
  mkdirSync(dist, { recursive: true });
  await bundle({
    stdin: {
      contents: `import { main } from "@/lib/server/main";
import { routes } from "@/lib/generated/routes";
await main({ isDev: false, routes });`,
      resolveDir: root,
      loader: "ts",
    },
    outfile: join(dist, "server.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    absWorkingDir: root,
    tsconfig: join(root, "tsconfig.json"),
    plugins: [serverOnlyIsEmpty],
    logLevel: "warning",
  });
}

/** Throws outside React's server build; in the server's bundle it is just true. */
const serverOnlyIsEmpty = {
  name: "server-only-is-empty",
  setup(plugins) {
    plugins.onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "empty" }));
    plugins.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** One sentence instead of a syntax error deep in some package. */
export function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Hearth needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  if (!existsSync(join(root, "node_modules/next")))
    fail("The packages are not installed: run `npm ci` first.");
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

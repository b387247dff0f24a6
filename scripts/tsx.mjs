// Runs a TypeScript file of the project: node scripts/tsx.mjs <file> [arguments].
import { spawnSync } from "node:child_process";
import { prepare } from "./prepare.mjs";

prepare();
// `server-only` throws outside React's server build; its own condition makes it empty.
const flags = ["--conditions=react-server", "--import=tsx"];
const { status, signal } = spawnSync(process.execPath, [...flags, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(signal ? 1 : (status ?? 1));

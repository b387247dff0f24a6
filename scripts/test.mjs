// npm test: types, lint, unit and contract tests, browser tests, in this order; stops at the first that fails.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireBrowser } from "./browser.mjs";
import { build, isBuilt } from "./build.mjs";
import { prepare } from "./prepare.mjs";
import { refuseOldNode, root } from "./project.mjs";

refuseOldNode();
process.chdir(root);
const reports = mkdtempSync(join(tmpdir(), "hearth-reports-"));
const total = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

prepare();
run("types", "typescript/bin/tsc", "--noEmit");
run("lint", "@biomejs/biome/bin/biome", "check", ".");
runUnitTests();
if (!isBuilt()) await build();
requireBrowser();
runBrowserTests();
finish(0);

function runUnitTests() {
  const report = join(reports, "unit.json");
  const code = spawn("vitest/vitest.mjs", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  add(numPassedTests, Math.max(numFailedTests, code === 0 ? 0 : numFailedTestSuites || 1), numPendingTests);
  if (code !== 0) finish(code);
}

function runBrowserTests() {
  const report = join(reports, "browser.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = spawn("@playwright/test/cli.js", ["test", "--reporter=list,json"], env);
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, "utf8")).stats;
  add(expected + flaky, unexpected, skipped);
  total.flaky = flaky;
  if (code !== 0) finish(code);
}

function run(name, bin, ...args) {
  process.stdout.write(`${name} …\n`);
  const code = spawn(bin, args);
  add(code === 0 ? 1 : 0, code === 0 ? 0 : 1, 0);
  if (code !== 0) finish(code);
}

function spawn(bin, args, env = {}) {
  const { status } = spawnSync(process.execPath, [join(root, "node_modules", bin), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  return status ?? 1;
}

function add(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function finish(code) {
  rmSync(reports, { recursive: true, force: true });
  const flaky = total.flaky > 0 ? `, ${total.flaky} passed at the second try only` : "";
  process.stdout.write(
    `\ntotal: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped${flaky}\n`,
  );
  process.exit(code);
}

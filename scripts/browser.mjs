// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { fail } from "./project.mjs";

const KNOWN = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of an installed Chromium; undefined where only Playwright's own is there. */
export function installedBrowser() {
  return KNOWN.find((path) => path && existsSync(path));
}

/** Makes sure that there is one: an installed one, Playwright's own, or Debian's. */
export function requireBrowser() {
  if (installedBrowser() || existsSync(chromium.executablePath())) return;
  process.stdout.write("No Chromium found: installing one for the browser tests …\n");
  run("npx", "playwright", "install", "chromium");
  if (existsSync(chromium.executablePath())) return;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  run(...asRoot, "apt-get", "update", "-qq");
  run(...asRoot, "apt-get", "install", "-y", "-qq", "chromium");
  if (!installedBrowser()) {
    fail("No Chromium could be installed: install one, or name it with CHROMIUM_PATH.");
  }
}

function run(command, ...args) {
  spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

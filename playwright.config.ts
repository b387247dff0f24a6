import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { installedBrowser } from "@/scripts/browser.mjs";

// Chosen once by the runner; its workers read this file too and inherit the choice.
process.env.E2E_PORT ||= String(20_000 + Math.floor(Math.random() * 20_000));
process.env.E2E_DATA ||= mkdtempSync(path.join(tmpdir(), "hearth-e2e-"));
const url = `http://localhost:${process.env.E2E_PORT}`;

const FIRST = "journeys/1-first-visit.spec.ts";

/** The real app, built, with an empty data folder of its own; real browsers talk to it. */
export default defineConfig({
  testDir: "e2e",
  // Everybody in a test is new, and so are their rooms: files may run beside each other.
  workers: 2,
  projects: [
    { name: "a fresh install", testMatch: FIRST },
    { name: "journeys", testIgnore: FIRST, dependencies: ["a fresh install"] },
  ],
  forbidOnly: true,
  // CI tries once more and names what passed only then: it is a bug, and no reason to hold a release.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  globalTeardown: "./e2e/teardown.ts",
  use: {
    baseURL: url,
    // Writing one for every test takes time that CI has not; there the second try tells.
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
    launchOptions: {
      executablePath: installedBrowser(),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: "node scripts/start.mjs",
    url: `${url}/api/health`,
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA,
      AUTH_FIXED_CODE: "123456",
      RATE_LIMITS: "off",
      // Pages that messages link to stand on this machine.
      WEBHOOK_ALLOW_LOOPBACK: "1",
      LOG_LEVEL: "warn",
    },
  },
});

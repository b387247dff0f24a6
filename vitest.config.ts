import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": path.resolve(import.meta.dirname),
      // Throws outside React's server build; here everything is the server.
      "server-only": path.resolve(import.meta.dirname, "node_modules/server-only/empty.js"),
    },
  },
  test: {
    include: ["{app,bin,components,lib,prisma,scripts}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/testing/global-setup.ts"],
    setupFiles: ["lib/testing/setup.ts"],
    env: {
      HEARTH_SECRET: "a secret for tests, the same in every run",
      HOST: "127.0.0.1",
      PUBLIC_URL: "http://hearth.test",
      LOG_LEVEL: "silent",
    },
    // A process per file: each has its own database, pool and relay.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

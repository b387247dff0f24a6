import path from "node:path";
import { defineConfig } from "vitest/config";

/** What runs in browsers and build scripts. */
const NEEDS_NO_DATABASE = ["{app,components,scripts,lib/client,lib/mentions,lib/i18n}/**/*.test.{ts,tsx}"];

export default defineConfig({
  resolve: {
    alias: {
      "@": path.resolve(import.meta.dirname),
      // Throws outside React's server build; here everything is the server.
      "server-only": path.resolve(import.meta.dirname, "node_modules/server-only/empty.js"),
    },
  },
  test: {
    env: {
      HEARTH_SECRET: "a secret for tests, the same in every run",
      HOST: "127.0.0.1",
      PUBLIC_URL: "http://hearth.test",
      LOG_LEVEL: "silent",
    },
    // A process per file: each has its own module state, and a database, pool and relay where it needs them.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "browser side", include: NEEDS_NO_DATABASE } },
      {
        extends: true,
        test: {
          name: "server",
          include: ["{app,bin,components,lib,prisma,scripts}/**/*.test.{ts,tsx}"],
          exclude: NEEDS_NO_DATABASE,
          globalSetup: ["lib/testing/global-setup.ts"],
          setupFiles: ["lib/testing/setup.ts"],
        },
      },
    ],
  },
});

import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "@/lib/testing/database";

// Each test file gets a database of its own before any of its modules reads the settings.
const url = await createDatabase(inject("postgresUrl"));
process.env.DATABASE_URL = url;

afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "@/lib/testing/database";

// Each test file gets a database of its own before any of its modules reads the settings.
const url = await createDatabase(inject("postgresUrl"));
Object.assign(process.env, {
  DATABASE_URL: url,
  HEARTH_SECRET: "a secret for tests, the same in every run",
  HOST: "127.0.0.1",
  PUBLIC_URL: "http://hearth.test",
  LOG_LEVEL: "silent",
  NODE_ENV: "test",
});

afterAll(() => dropDatabase(inject("postgresUrl"), url));

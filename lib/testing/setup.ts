import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "@/lib/testing/database";

// Each test file gets a database and a data folder of its own before any of its modules reads the settings.
const url = await createDatabase(inject("postgresUrl"));
const dataDir = await mkdtemp(path.join(tmpdir(), "hearth-data-"));
process.env.DATABASE_URL = url;
process.env.DATA_DIR = dataDir;

afterAll(async () => {
  await dropDatabase(inject("postgresUrl"), url);
  await rm(dataDir, { recursive: true, force: true });
});

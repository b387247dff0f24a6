import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/lib/db/embedded/postgres";
import { migrate } from "@/prisma/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One throwaway PostgreSQL for the whole run; `hearth` in it is the migrated template. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(path.join(tmpdir(), "hearth-test-"));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    password: "test-password",
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  await migrate(postgres.url);
  project.provide("postgresUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

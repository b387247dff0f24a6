import { startEmbeddedPostgres } from "@/lib/db/embedded/postgres";

// A Hearth that a test kills: starts PostgreSQL on the folder and stays.
const [, , dataDir = ""] = process.argv;
const { pid } = await startEmbeddedPostgres({ dataDir, password: "secret", settings: { fsync: "off" } });
process.stdout.write(`${pid}\n`);
setInterval(() => undefined, 60_000);

import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { config } from "@/lib/config";
import { startEmbeddedPostgres } from "@/lib/db/embedded/postgres";
import { StartError } from "@/lib/start-error";
import { print, runCommand } from "@/prisma/command";
import { lockFile, noFilters, openEngine, toMigrationList } from "@/prisma/engine";
import { withoutHandMade } from "@/prisma/hand-made";
import { connect, readMigrations } from "@/prisma/migrate";

/**
 * Writes the migration that leads from the existing ones to schema.prisma. The existing ones are
 * replayed on an empty database made for this on the given server and dropped at the end.
 *
 * What the schema cannot say and a migration made by hand is left alone; `withoutHandMade` lists it.
 *
 * @param name  what the change does, in a few words
 * @returns path of the new file; null, and nothing written, when there is no difference
 */
export async function authorMigration(
  serverUrl: string,
  name: string,
  options: { dir?: string } = {},
): Promise<string | null> {
  const dir = options.dir ?? path.resolve("prisma");
  const migrationsDir = path.join(dir, "migrations");
  const script = await onShadow(serverUrl, (client, shadow) => diff(client, shadow, dir, migrationsDir));
  if (script === null) return null;

  const file = path.join(migrationsDir, `${timestamp()}_${toFolderName(name)}`, "migration.sql");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, script);
  await writeFile(path.join(migrationsDir, "migration_lock.toml"), lockFile);
  return file;
}

async function diff(client: pg.Client, shadow: pg.Client, dir: string, migrationsDir: string) {
  const schemaFile = path.join(dir, "schema.prisma");
  const schema = await readFile(schemaFile, "utf8");
  const engine = await openEngine({ client, shadow, schema });
  try {
    const { stdout } = await engine.diff({
      from: { tag: "migrations", ...toMigrationList(await readMigrations(migrationsDir)) },
      to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content: schema }] },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    return await withoutHandMade(stdout ?? "", shadow);
  } finally {
    engine.free();
  }
}

async function onShadow<T>(
  serverUrl: string,
  use: (client: pg.Client, shadow: pg.Client) => Promise<T>,
): Promise<T> {
  const name = `hearth_shadow_${randomBytes(6).toString("hex")}`;
  const client = await connect(serverUrl);
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const url = new URL(serverUrl);
    url.pathname = name;
    const shadow = await connect(url.href);
    try {
      return await use(client, shadow);
    } finally {
      await shadow.end();
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}

function timestamp(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}

function toFolderName(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g);
  if (!words) throw new StartError("Say what the migration does: npm run db:migration -- add_pins");
  return words.join("_");
}

// A database of the developer's own is not needed and not touched: without DATABASE_URL a
// throwaway cluster does, also while Hearth runs.
async function main(): Promise<void> {
  const name = process.argv.slice(2).join(" ");
  toFolderName(name);
  const { databaseUrl } = config();
  const dir = databaseUrl ? null : await mkdtemp(path.join(tmpdir(), "hearth-shadow-"));
  const embedded =
    dir && (await startEmbeddedPostgres({ dataDir: dir, password: "shadow", settings: { fsync: "off" } }));
  try {
    const file = await authorMigration(databaseUrl ?? (embedded ? embedded.url : ""), name);
    print(
      file
        ? `${path.relative(".", file)}\n\n${await readFile(file, "utf8")}`
        : "No difference: nothing written.",
    );
  } finally {
    if (embedded) await embedded.stop();
    if (dir) await rm(dir, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith("migration.ts")) await runCommand(main);

import { randomBytes } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { migrate } from "@/prisma/migrate";
import { authorMigration } from "@/prisma/migration";

const words = `datasource db {
  provider = "postgresql"
}

model Word {
  id    Int    @id @default(autoincrement())
  text  String
  upper String?
  @@map("word")
}
`;

const byHand = `
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text = NEW.text || '!'; RETURN NEW; END; $$;
CREATE TRIGGER shout BEFORE INSERT ON word FOR EACH ROW EXECUTE FUNCTION shout();
CREATE INDEX word_partial ON word (text) WHERE id > 7;
CREATE INDEX word_lower ON word (lower(text));
CREATE INDEX word_search ON word USING gin (to_tsvector('simple', text));
CREATE INDEX word_including ON word (id) INCLUDE (text);
CREATE INDEX word_nulls ON word (text DESC NULLS LAST);
ALTER TABLE word ADD CONSTRAINT word_short CHECK (length(text) < 100);
ALTER TABLE word DROP COLUMN upper;
ALTER TABLE word ADD COLUMN upper text GENERATED ALWAYS AS (upper(text)) STORED;
`;

let client: pg.Client;
let url = "";
let dir = "";
let migrationsDir = "";

beforeEach(async () => {
  const server = new URL(inject("postgresUrl"));
  server.pathname = "/postgres";
  client = new pg.Client({ connectionString: server.href });
  await client.connect();
  const name = `migrate_${randomBytes(6).toString("hex")}`;
  await client.query(`CREATE DATABASE ${name}`);
  server.pathname = name;
  url = server.href;
  dir = await mkdtemp(path.join(tmpdir(), "hearth-migrate-"));
  migrationsDir = path.join(dir, "migrations");
});

afterEach(async () => {
  await client.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  await client.end();
  await rm(dir, { recursive: true, force: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(migrationsDir, name), { recursive: true });
  await writeFile(path.join(migrationsDir, name, "migration.sql"), sql);
}

async function rows(sql: string): Promise<unknown[]> {
  const there = new pg.Client({ connectionString: url });
  await there.connect();
  try {
    return (await there.query(sql)).rows;
  } finally {
    await there.end();
  }
}

describe("migrate", () => {
  it("applies each migration once, in order", async () => {
    await write("2_fill", "INSERT INTO word VALUES ('a;b')");
    await write("1_word", "CREATE TABLE word (text text)");
    expect(await migrate(url, { migrationsDir })).toEqual(["1_word", "2_fill"]);
    expect(await migrate(url, { migrationsDir })).toEqual([]);
    await write("3_more", "INSERT INTO word VALUES ('c')");
    expect(await migrate(url, { migrationsDir })).toEqual(["3_more"]);
    expect(await rows("SELECT text FROM word ORDER BY text")).toEqual([{ text: "a;b" }, { text: "c" }]);
  });

  it("lets several copies start at once", async () => {
    await write("1_word", "CREATE TABLE word (text text)");
    await write("2_fill", "INSERT INTO word VALUES ('one')");
    const applied = await Promise.all([1, 2, 3].map(() => migrate(url, { migrationsDir })));
    expect(applied.flat().sort()).toEqual(["1_word", "2_fill"]);
    expect(await rows("SELECT text FROM word")).toEqual([{ text: "one" }]);
  });

  it("keeps nothing of a migration that fails, and applies it once it is mended", async () => {
    await write("1_word", "CREATE TABLE word (text text)");
    await write("2_fill", "INSERT INTO word VALUES ('one');\n\nINSERT INTO wrod VALUES ('two');");
    await expect(migrate(url, { migrationsDir })).rejects.toThrow(
      'The migration 2_fill failed and nothing of it was kept: relation "wrod" does not exist (line 3).',
    );
    expect(await rows("SELECT text FROM word")).toEqual([]);
    await write("2_fill", "INSERT INTO word VALUES ('one')");
    expect(await migrate(url, { migrationsDir })).toEqual(["2_fill"]);
  });

  it("applies anew what another tool left unfinished", async () => {
    await write("1_word", "CREATE TABLE word (text text)");
    await migrate(url, { migrationsDir });
    await rows("DROP TABLE word");
    await rows("UPDATE _prisma_migrations SET finished_at = NULL");
    expect(await migrate(url, { migrationsDir })).toEqual(["1_word"]);
    expect(await migrate(url, { migrationsDir })).toEqual([]);
  });

  it("refuses a migration that was changed after it was applied, but not for its line ends", async () => {
    await write("1_word", "CREATE TABLE word (\n  text text\n)");
    await migrate(url, { migrationsDir });
    await write("1_word", "CREATE TABLE word (\r\n  text text\r\n)");
    expect(await migrate(url, { migrationsDir })).toEqual([]);
    await write("1_word", "CREATE TABLE word (text varchar)");
    await expect(migrate(url, { migrationsDir })).rejects.toThrow("The migration 1_word was changed after");
  });

  it("refuses a database that a newer Hearth has used", async () => {
    await write("1_word", "CREATE TABLE word (text text)");
    await migrate(url, { migrationsDir });
    await rm(path.join(migrationsDir, "1_word"), { recursive: true });
    await expect(migrate(url, { migrationsDir })).rejects.toThrow("1_word, which this Hearth does not know");
  });

  it("says which database cannot be reached", async () => {
    const wrong = url.replace(/:[^:@]*@/, ":wrong@");
    await expect(migrate(wrong, { migrationsDir })).rejects.toThrow(
      /^The database migrate_\w+ at 127.0.0.1:\d+ /,
    );
  });
});

describe("authorMigration", () => {
  it("writes what leads to the schema, and nothing when nothing does", async () => {
    await writeFile(path.join(dir, "schema.prisma"), words);
    const file = await authorMigration(url, "Add words", { dir });
    expect(path.basename(path.dirname(file ?? ""))).toMatch(/^\d{14}_add_words$/);
    expect(await readFile(file ?? "", "utf8")).toContain('CREATE TABLE "word"');
    expect(await authorMigration(url, "again", { dir })).toBeNull();
    expect(await readdir(migrationsDir)).toHaveLength(2); // it, and migration_lock.toml

    await migrate(url, { migrationsDir });
    await rows("INSERT INTO word (text) VALUES ('kept')");
    await writeFile(path.join(dir, "schema.prisma"), words.replace("text ", "note String?\n  text "));
    const next = await authorMigration(url, "add note", { dir });
    expect(await readFile(next ?? "", "utf8")).toBe(
      '-- AlterTable\nALTER TABLE "word" ADD COLUMN     "note" TEXT;\n',
    );
    await migrate(url, { migrationsDir });
    expect(await rows("SELECT text, note FROM word")).toEqual([{ text: "kept", note: null }]);
  });

  it("leaves alone what was written by hand because the schema cannot say it", async () => {
    await writeFile(path.join(dir, "schema.prisma"), words);
    const file = await authorMigration(url, "words", { dir });
    await appendFile(file ?? "", byHand);
    await migrate(url, { migrationsDir });
    expect(await rows("INSERT INTO word (text) VALUES ('hey') RETURNING upper")).toEqual([{ upper: "HEY!" }]);

    expect(await authorMigration(url, "again", { dir })).toBeNull();
    await writeFile(path.join(dir, "schema.prisma"), words.replace("text ", "note String?\n  text "));
    const next = await authorMigration(url, "add note", { dir });
    expect(await readFile(next ?? "", "utf8")).not.toMatch(/DROP/);
  });

  it("drops its shadow database", async () => {
    await writeFile(path.join(dir, "schema.prisma"), words);
    await authorMigration(url, "words", { dir });
    expect(await rows("SELECT datname FROM pg_database WHERE datname LIKE 'hearth_shadow_%'")).toEqual([]);
  });
});

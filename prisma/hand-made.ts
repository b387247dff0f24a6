import type pg from "pg";

/**
 * Takes out of a diff what would undo parts of earlier migrations that were written by hand
 * because schema.prisma cannot say them. Prisma itself overlooks indexes over expressions, check
 * and exclusion constraints, triggers, functions, views and extensions; it does see, and would
 * take away:
 * - indexes with INCLUDE columns, NULLS NOT DISTINCT, or nulls sorted other than by default;
 * - partial indexes, unless the schema uses the preview feature `partialIndexes`;
 * - what a generated column is generated from (it takes it for a default).
 * Generated columns must stand in the schema (`Unsupported("…")` will do), else they are dropped.
 *
 * @param database  in the state that the diff starts from
 * @returns null when nothing is left to do
 */
export async function withoutHandMade(script: string, database: pg.Client): Promise<string | null> {
  const indexes = new Set(await listIndexes(database));
  const generated = new Set(await listGenerated(database));
  const statements = script
    .split(/\n(?=-- [A-Z])/)
    .map((block) => (isDropOf(indexes, block) ? "" : keepGenerated(block, generated).trim()))
    .filter((block) => block !== "");
  const text = statements.join("\n\n");
  return /^(?!--)\S/m.test(text) && !/^-- This is an empty migration\.\s*$/.test(text) ? `${text}\n` : null;
}

function isDropOf(names: Set<string>, block: string): boolean {
  const name = /^DROP INDEX (?:"[^"]+"\.)?"([^"]+)";$/m.exec(block)?.[1];
  return name !== undefined && names.has(name);
}

// An AlterTable block is `ALTER TABLE "t" <clause>,\n<clause>;`.
function keepGenerated(block: string, generated: Set<string>): string {
  const alter = /^(.*?ALTER TABLE (?:"[^"]+"\.)?"([^"]+)" )(.*);\s*$/s;
  const [, head, table, clauses] = alter.exec(block) ?? [];
  if (head === undefined || clauses === undefined) return block;
  const kept = clauses.split(",\n").filter((clause) => {
    const column = /^ALTER COLUMN "([^"]+)" DROP DEFAULT$/.exec(clause)?.[1];
    return column === undefined || !generated.has(`${table}.${column}`);
  });
  return kept.length === 0 ? "" : `${head}${kept.join(",\n")};`;
}

async function listIndexes(database: pg.Client): Promise<string[]> {
  // indoption: bit 1 descending, bit 2 nulls first; PostgreSQL's defaults are 0 and 3.
  const { rows } = await database.query<{ name: string }>(`
    SELECT c.relname AS name
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = current_schema()::regnamespace
      AND (i.indnatts > i.indnkeyatts OR i.indnullsnotdistinct
        OR EXISTS (SELECT 1 FROM unnest(i.indoption::int2[]) AS o WHERE o NOT IN (0, 3)))`);
  return rows.map((row) => row.name);
}

async function listGenerated(database: pg.Client): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(`
    SELECT c.relname || '.' || a.attname AS name
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND a.attgenerated <> ''`);
  return rows.map((row) => row.name);
}

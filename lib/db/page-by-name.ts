import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** A page of ids in the order of their names. */
export type NamePage = { ids: number[]; count: number; nextCursor: number | null };

/**
 * A page of named rows, by name and then id. A cursor is a row's id; that row comes
 * again as the first of its page, with one row more than the others have, and
 * `nextCursor` is the last id of a full page (contract 1.9).
 *
 * @param matching  a query with the columns `id` and `name`; a cursor outside of it gives an empty page, so
 *   that it tells nothing about rows that are not the caller's to see
 * @param skip  rows to leave out where there is no cursor
 */
export async function pageByName(
  db: Db,
  matching: Prisma.Sql,
  { cursor, skip = 0, limit }: { cursor?: number; skip?: number; limit: number },
): Promise<NamePage> {
  const wanted = cursor === undefined ? limit : limit + 1;
  const key = Prisma.sql`lower(name) COLLATE "und-x-icu", id`;
  const from =
    cursor === undefined
      ? Prisma.sql`true`
      : Prisma.sql`(${key}) >= (SELECT ${key} FROM matching WHERE id = ${cursor})`;
  const rows = await db.$queryRaw<Array<{ id: number | null; total: number }>>`
    WITH matching AS MATERIALIZED (${matching}),
    page AS (
      SELECT id, row_number() OVER (ORDER BY ${key}) AS place FROM matching
      WHERE ${from} ORDER BY ${key} OFFSET ${skip} LIMIT ${wanted}
    )
    SELECT page.id, total.n AS total
    FROM (SELECT count(*)::int AS n FROM matching) total LEFT JOIN page ON true
    ORDER BY page.place`;
  const ids = rows.flatMap((row) => row.id ?? []);
  return {
    ids,
    count: rows[0]?.total ?? 0,
    nextCursor: ids.length === wanted ? (ids.at(-1) ?? null) : null,
  };
}

/** Whether a name starts with the words, whatever the letters' case. No pattern: "%" is a character like others. */
export function nameStartsWith(column: string, words: string): Prisma.Sql {
  return Prisma.sql`starts_with(lower(${Prisma.raw(column)}), lower(${words}::text))`;
}

/** As `nameStartsWith`, anywhere in the name. No words at all are in every name. */
export function nameContains(column: string, words: string): Prisma.Sql {
  return Prisma.sql`strpos(lower(${Prisma.raw(column)}), lower(${words}::text)) > 0`;
}

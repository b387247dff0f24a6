import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import type { SyncKey, SyncStream, SyncWindow } from "@/lib/domain/sync/read-page";

/** A stream written by hand: rows of several tables in one order, with stamps that no JavaScript date can hold. */
export type SqlStream = {
  name: string;
  /** Rows of a page. */
  limit: number;
  /**
   * SQL of the rows that changed for the user $1: `at`, their stamp, and whole numbers
   * `a` and `b` that tell equal stamps apart. Made with `isChanged`; need not hold more
   * than the first $7 rows.
   */
  changed: string;
  /** What is read of each: of `row`, and of what is joined to it. */
  columns: string;
  joins?: string;
};

/** SQL that is true for rows which the page may hold: see `SqlStream.changed`. */
export function isChanged({ at, a, b }: { at: string; a: string; b: string }): string {
  return `${at} >= $2::timestamptz AND ${at} < $3::timestamptz
    AND (${at}, ${a}, ${b}) > ($4::timestamptz, $5::bigint, $6::bigint)`;
}

/**
 * The statements have no names: whether little or everything has changed since a moment
 * asks for different plans, and one that is kept would be made for neither.
 *
 * @param values  for $8 … of the stream's SQL
 */
export function sqlStream<Row>(actor: Actor, stream: SqlStream, values: unknown[] = []): SyncStream<Row> {
  const { name, limit, changed, columns, joins = "" } = stream;
  const skip = `$${8 + values.length}::int`;
  return {
    name,
    limit,
    async read(window) {
      const { rows } = await pool().query<Row & { key: SyncKey }>({
        text: `SELECT ${columns}, jsonb_build_object('at', row.at::text, 'a', row.a, 'b', row.b) AS key
               FROM (
                 SELECT * FROM (${changed}) changed ORDER BY at, a, b OFFSET ${skip} LIMIT $7::int - ${skip}
               ) row ${joins}
               ORDER BY row.at, row.a, row.b`,
        values: [...firstSix(actor, window), window.skip + window.limit, ...values, window.skip],
      });
      return rows;
    },
    async count(window) {
      const { rows } = await pool().query<{ n: number }>({
        text: `SELECT greatest(0, count(*) - ${skip})::int AS n
               FROM (SELECT FROM (${changed}) changed LIMIT $7::int) counted`,
        values: [...firstSix(actor, window), window.skip + window.limit, ...values, window.skip],
      });
      return rows[0]?.n ?? 0;
    },
  };
}

function firstSix({ userId }: Actor, { from, before, after }: SyncWindow): unknown[] {
  return [userId, from, before, after.at, after.a, after.b];
}

import type { QueryResultRow } from "pg";
import { type Db, db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";

type Statement = {
  /** Names the prepared statement; the same text always has the same name. */
  name: string;
  text: string;
  values: Array<string | number | boolean | null | number[] | string[]>;
};

/**
 * Rows of a statement written by hand, read where the caller stands: inside its
 * transaction, or on the shared pool as a prepared statement. For the few reads that
 * nearly every request makes: through Prisma one takes thirteen times as long
 * (docs/benchmarks.md).
 */
export async function query<Row extends QueryResultRow>(
  where: Db,
  { name, text, values }: Statement,
): Promise<Row[]> {
  if (where !== db()) return where.$queryRawUnsafe<Row[]>(text, ...values); // nothing but $1 … in the text
  const { rows } = await pool().query<Row>({ name, text, values });
  return rows;
}

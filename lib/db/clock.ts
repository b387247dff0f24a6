import type { Db } from "@/lib/db/client";

/**
 * The time by the database's clock. What clients sync by is stamped with it: the
 * clocks of several copies of the app may differ, and a row stamped too early would
 * be passed over by those who have synced up to a later time.
 */
export async function databaseTime(db: Db): Promise<Date> {
  const [row] = await db.$queryRaw<Array<{ at: Date }>>`SELECT clock_timestamp() AS at`;
  if (!row) throw new Error("the database does not tell the time");
  return row.at;
}

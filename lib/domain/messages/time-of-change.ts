import type { Db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";

/**
 * Now, or the millisecond after the message was stored where that is later: clients
 * know a changed message by its times, which they get in milliseconds.
 */
export async function timeOfChange(db: Db, message: { createdAt: Date }): Promise<Date> {
  const now = await databaseTime(db);
  return new Date(Math.max(now.getTime(), message.createdAt.getTime() + 1));
}

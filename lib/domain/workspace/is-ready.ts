import { pool } from "@/lib/db/pool";

/** Whether the database answers. */
export async function isReady(): Promise<boolean> {
  return pool()
    .query("SELECT 1")
    .then(() => true)
    .catch(() => false); // any reason means: not ready
}

import { db, type Tx } from "@/lib/db/client";

const waiting = new WeakMap<Tx, Array<() => void>>();

/**
 * Runs `work` in one transaction. What it registers with `afterCommit` runs once
 * the transaction has committed, and not at all when it has not.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let committed: Array<() => void> = [];
  const result = await db().$transaction(
    async (tx) => {
      committed = [];
      waiting.set(tx, committed);
      return work(tx);
    },
    { maxWait: 3_000, timeout: 10_000 },
  );
  for (const act of committed) act();
  return result;
}

/** Only what has committed may be told to the world. */
export function afterCommit(tx: Tx, act: () => void): void {
  const list = waiting.get(tx);
  if (!list) throw new Error("afterCommit outside inTransaction");
  list.push(act);
}

/**
 * Begins a transaction that may take long and stamps nothing which clients sync by, so
 * that they need not wait for it: see lib/domain/sync/horizon.ts.
 */
export const BEGIN_BACKGROUND = "BEGIN; SET LOCAL application_name = 'hearth background'";

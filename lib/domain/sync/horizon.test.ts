import { expect, onTestFinished, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { BEGIN_BACKGROUND } from "@/lib/db/transaction";
import { settledHorizon } from "@/lib/domain/sync/horizon";

/** A transaction of its own; it ends with the test at the latest. */
async function begin(statement = "BEGIN") {
  const client = await pool().connect();
  await client.query(statement);
  let isOver = false;
  const end = async (how: "COMMIT" | "ROLLBACK") => {
    if (isOver) return;
    isOver = true;
    await client.query(how);
    client.release();
  };
  onTestFinished(() => end("ROLLBACK"));
  return { client, end };
}

const clock = async () =>
  (await pool().query<{ at: Date }>("SELECT clock_timestamp() AS at")).rows[0]?.at.getTime() ?? 0;

test("lies after the call, and has passed when it is told", async () => {
  const before = await clock();
  const horizon = (await settledHorizon()).getTime();
  expect(horizon).toBeGreaterThan(before);
  expect(horizon).toBeLessThanOrEqual(await clock());
});

test("waits for who began earlier, also when they have not written yet", async () => {
  const { client, end } = await begin();
  await client.query("SELECT 1");
  let isSettled = false;
  const horizon = settledHorizon().then((at) => {
    isSettled = true;
    return at;
  });
  const { rows } = await client.query("UPDATE workspace SET modified_at = now() RETURNING now() AS at");
  expect(isSettled).toBe(false);
  await end("COMMIT");
  expect((await horizon).getTime()).toBeGreaterThan(rows[0]?.at ?? 0);
});

test("does not wait for who began later", async () => {
  const first = await begin();
  const asked = await clock();
  const horizon = settledHorizon();
  await expect.poll(() => isWaiting(asked)).toBe(true);
  const second = await begin();
  await first.end("COMMIT");
  const began = await second.client.query<{ at: Date }>("SELECT now() AS at");
  expect((await horizon).getTime()).toBeLessThanOrEqual(began.rows[0]?.at.getTime() ?? 0);
});

/** Whether a connection has asked for the transactions that are under way, as the horizon does once it is set. */
async function isWaiting(since: number): Promise<boolean> {
  const { rowCount } = await pool().query(
    `SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%min(xact_start)%'
       AND query_start > $1`,
    [new Date(since)],
  );
  return (rowCount ?? 0) > 0;
}

test("does not wait for background work", async () => {
  const { client } = await begin(BEGIN_BACKGROUND);
  await client.query("SELECT pg_current_xact_id()");
  const before = await clock();
  expect((await settledHorizon()).getTime()).toBeGreaterThan(before);
  expect((await clock()) - before).toBeLessThan(1_000);
});

test("goes back to the beginning of a transaction that does not end", async () => {
  const { client } = await begin();
  const { rows } = await client.query<{ at: Date }>("SELECT now() AS at");
  expect(await settledHorizon()).toEqual(rows[0]?.at);
});

import { pool } from "@/lib/db/pool";
import type { UserId, WorkspaceKeyId } from "@/lib/domain/ids";
import type { KeyHolder } from "@/lib/domain/workspace-keys/types";

/** Whether a call may go on, and where its key's window stands after it. */
export type Admission = KeyHolder & {
  isOver: boolean;
  rate: number;
  /** Calls that the key could still make now. */
  left: number;
  /** Until the eldest call leaves the window; 0 where there is none in it. */
  msUntilNext: number;
  /** Until the window is empty. */
  msUntilEmpty: number;
};

/**
 * Whose key this is, and whether it may make another call: at most `rate` within any
 * second, whichever process they come to, because the key's own row is locked while it
 * is decided and the database's clock tells the time. Calls that are refused do not
 * count. Notes when the key was used last.
 *
 * @param isLimited  false lets every call pass
 * @returns null for an unknown or revoked key
 * @see contract: Chapi, "The 5 per second"
 */
export async function admitCall(keyHash: Buffer, isLimited: boolean): Promise<Admission | null> {
  const { rows } = await pool().query<Row>({ name: "admit-call", text: ADMIT, values: [keyHash, isLimited] });
  const [row] = rows;
  if (!row) return null;
  const calls = row.is_admitted && isLimited ? row.calls + 1 : row.calls;
  return {
    // Brands are only names for the compiler.
    keyId: row.id as WorkspaceKeyId,
    actor: { userId: row.user_id as UserId, deviceId: null, via: "workspace-key" },
    isTest: row.is_test,
    createdById: row.created_by_id as UserId,
    isOver: !row.is_admitted,
    rate: row.rate,
    left: Math.max(0, row.rate - calls),
    msUntilNext: row.first_leaves_in ?? (row.is_admitted && isLimited ? WINDOW_MS : 0),
    msUntilEmpty: row.is_admitted && isLimited ? WINDOW_MS : (row.last_leaves_in ?? 0),
  };
}

const WINDOW_MS = 1_000;

type Row = {
  id: number;
  user_id: number;
  is_test: boolean;
  rate: number;
  created_by_id: number;
  calls: number;
  /** Milliseconds. */
  first_leaves_in: number | null;
  last_leaves_in: number | null;
  is_admitted: boolean;
};

// The time is read in a step of its own, after the row was locked: read before, a call
// that had to wait for the lock would count as made before those that it waited for.
// Times to come are left out, which only a clock that was set back can have written.
const ADMIT = `
WITH held AS MATERIALIZED (
  SELECT id, user_id, is_test, rate, created_by_id, recent_calls FROM workspace_key
  WHERE key_hash = $1 AND revoked_at IS NULL FOR NO KEY UPDATE
),
timed AS MATERIALIZED (SELECT *, clock_timestamp() AS at FROM held),
counted AS MATERIALIZED (
  SELECT timed.*, ARRAY(
    SELECT call FROM unnest(recent_calls) AS call
    WHERE call > at - interval '1 second' AND call <= at ORDER BY call
  ) AS calls
  FROM timed
),
admitted AS (
  UPDATE workspace_key k
  SET recent_calls = CASE WHEN $2 THEN c.calls || c.at ELSE '{}' END, last_used_at = c.at
  FROM counted c WHERE k.id = c.id AND (NOT $2 OR cardinality(c.calls) < c.rate)
  RETURNING k.id
)
SELECT id, user_id, is_test, rate, created_by_id, cardinality(calls) AS calls,
  (extract(epoch FROM calls[1] + interval '1 second' - at) * 1000)::float8 AS first_leaves_in,
  (extract(epoch FROM calls[cardinality(calls)] + interval '1 second' - at) * 1000)::float8 AS last_leaves_in,
  EXISTS (SELECT 1 FROM admitted) AS is_admitted
FROM counted`;

import { pool } from "@/lib/db/pool";
import type { ApiCall, CallKey } from "@/lib/domain/api-calls/types";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";

type Noted = ApiCall & { key: CallKey };

const EVERY_MS = 1_000;
/** Of one key; what comes before them is thrown away. Of one second no more are worth writing. */
export const CALLS_KEPT = 1_000;
/** Nobody's calls may fill the memory while the database does not answer. */
const MOST_WAITING = 10_000;
const LONGEST_REASON = 300;

type Log = { waiting: Noted[]; written: Map<string, number>; flushed: Promise<void> };
const callLog = () =>
  singleton<Log>("api-calls", () => ({ waiting: [], written: new Map(), flushed: Promise.resolve() }));

/**
 * Notes a call for the log of its key. It costs the call nothing: what was noted is
 * written together, once a second and at shutdown, so a crash loses the log (not the
 * messages) of up to a second. Calls with a room's key that does not exist are left out.
 *
 * @see contract: native, "Tokens and keys", `…/calls`
 */
export function noteCall(call: Noted): void {
  const { waiting } = callLog();
  if (waiting.length >= MOST_WAITING) return;
  if (waiting.length === 0) setTimeout(() => void flushCalls(), EVERY_MS).unref();
  waiting.push(call);
}

/**
 * Writes down what was noted, after what is being written already: when it resolves, all
 * of it can be read, in order. Failing to is told to the log and to nobody else.
 */
export function flushCalls(): Promise<void> {
  const calls = callLog();
  calls.flushed = calls.flushed.then(writeDown);
  return calls.flushed;
}

async function writeDown(): Promise<void> {
  const noted = newestOfEach(callLog().waiting.splice(0));
  if (noted.length === 0) return;
  try {
    for (const { kind, id, count } of await store(noted)) await forgetEldest(kind, id, count);
  } catch (error) {
    log.warn({ err: error, calls: noted.length }, "calls not written to their keys' logs");
  }
}

function newestOfEach(noted: Noted[]): Noted[] {
  const counts = new Map<string, number>();
  const kept = noted.toReversed().filter(({ key }) => {
    const count = (counts.get(nameOf(key)) ?? 0) + 1;
    counts.set(nameOf(key), count);
    return count <= CALLS_KEPT;
  });
  return kept.reverse();
}

function nameOf(key: CallKey): string {
  return "apiKeyHash" in key ? key.apiKeyHash.toString("base64") : JSON.stringify(key);
}

const COLUMNS = { key: "api_key_id", token: "api_token_id", workspace: "workspace_key_id" } as const;
type Kind = keyof typeof COLUMNS;

/** @returns how many calls of each key were written */
async function store(noted: Noted[]): Promise<Array<{ kind: Kind; id: number; count: number }>> {
  const { rows } = await pool().query<{ kind: Kind; id: number; count: number }>({
    name: "store-calls",
    text: `WITH noted AS (
             SELECT * FROM unnest($1::bytea[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::int[],
               $8::int[], $9::timestamptz[]) WITH ORDINALITY
             AS c(key_hash, token_id, workspace_id, status, reason, request_id, message_id, ms, at, ord)
           ),
           stored AS (
             INSERT INTO api_call (api_key_id, api_token_id, workspace_key_id, status, reason, request_id,
               message_id, ms, at)
             SELECT k.id, token_id, workspace_id, status, reason, request_id, message_id, ms, at
             FROM noted LEFT JOIN api_key k ON k.key_hash = noted.key_hash
             WHERE noted.key_hash IS NULL OR k.id IS NOT NULL
             ORDER BY ord
             RETURNING api_key_id, api_token_id, workspace_key_id
           )
           SELECT CASE WHEN api_key_id IS NOT NULL THEN 'key' WHEN api_token_id IS NOT NULL THEN 'token'
                    ELSE 'workspace' END AS kind,
             coalesce(api_key_id, api_token_id, workspace_key_id) AS id, count(*)::int AS count
           FROM stored GROUP BY api_key_id, api_token_id, workspace_key_id`,
    values: [
      noted.map(({ key }) => ("apiKeyHash" in key ? key.apiKeyHash : null)),
      noted.map(({ key }) => ("apiTokenId" in key ? key.apiTokenId : null)),
      noted.map(({ key }) => ("workspaceKeyId" in key ? key.workspaceKeyId : null)),
      noted.map(({ status }) => status),
      noted.map(({ reason }) => reason && storable(reason)),
      noted.map(({ requestId }) => requestId),
      noted.map(({ messageId }) => messageId),
      noted.map(({ ms }) => ms),
      noted.map(({ at }) => at),
    ],
  });
  return rows;
}

/** A reason may repeat what the caller sent. */
function storable(reason: string): string {
  return reason.replaceAll("\u0000", "").slice(0, LONGEST_REASON).toWellFormed();
}

/** Looked at only now and then: each thousand written, and before that each time a process has begun anew. */
async function forgetEldest(kind: Kind, id: number, count: number): Promise<void> {
  const { written } = callLog();
  const name = `${kind} ${id}`;
  const known = written.get(name);
  const total = (known ?? 0) + count;
  const isDue = known === undefined || total >= CALLS_KEPT;
  written.set(name, isDue ? 0 : total);
  if (!isDue) return;
  const column = COLUMNS[kind];
  await pool().query(
    `DELETE FROM api_call WHERE ${column} = $1 AND id <= (
       SELECT id FROM api_call WHERE ${column} = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)`,
    [id, CALLS_KEPT],
  );
}

/** Throws away calls that are older than 30 days. */
export async function sweepCalls(): Promise<void> {
  await pool().query("DELETE FROM api_call WHERE at < now() - interval '30 days'");
}

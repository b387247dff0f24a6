import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { seal, unseal } from "@/lib/crypto/secrets";
import { pool } from "@/lib/db/pool";
import { DomainError } from "@/lib/domain/errors";
import { singleton } from "@/lib/singleton";

export type FirstAnswer = { status: number; body: string };

type Request = {
  /** Who calls what; the same key of another caller is another key. */
  scope: string;
  key: string;
  /** Of the whole request; another one under the same key is a mistake. */
  requestHash: Buffer;
};

/** Between two looks at what another process does; each is twice as long as the last one. */
const ASK_AGAIN_MS = 20;
const LONGEST_PAUSE_MS = 320;
const LONGEST_WAIT_MS = 30_000;
/** A first try that has not ended by then died with its process. */
const ABANDONED_AFTER = "45 seconds";

/**
 * Runs `work` for the first request with this key and gives later ones its answer,
 * for at least 24 hours. One that arrives while the first is under way waits for
 * it. Only answers below 300 are kept: after an error nothing was created, so a
 * retry may try again.
 *
 * @throws DomainError `invalid`/"idempotency_mismatch" for another request under the same key,
 *   `conflict`/"idempotency_busy" when the first one takes longer than 30 seconds
 * @see contract: messenger API "Hearth's choices", `Idempotency-Key`
 */
export async function runOnce(
  request: Request,
  work: () => Promise<FirstAnswer>,
): Promise<FirstAnswer & { isReplay: boolean }> {
  const waitUntil = Date.now() + LONGEST_WAIT_MS;
  for (let pause = ASK_AGAIN_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    // Of many at once in this process all but one wait for that one, and need not ask the database.
    await underWay(request);
    if (await claim(request)) break;
    const first = await find(request);
    if (first && !first.request_hash.equals(request.requestHash)) {
      throw new DomainError(
        "invalid",
        "idempotency_mismatch",
        "Idempotency-Key was used with another request",
      );
    }
    if (first?.status && first.body !== null) {
      const body = unseal("idempotency", Buffer.from(first.body, "base64"));
      return { status: first.status, body, isReplay: true };
    }
    if (Date.now() > waitUntil) {
      throw new DomainError(
        "conflict",
        "idempotency_busy",
        "The first request with this Idempotency-Key is still under way",
      );
    }
    await delay(pause);
  }
  return whileOthersWait(request, () => runAndKeep(request, work));
}

async function runAndKeep(
  request: Request,
  work: () => Promise<FirstAnswer>,
): Promise<FirstAnswer & { isReplay: boolean }> {
  try {
    const answer = await work();
    if (answer.status < 300) await keep(request, answer);
    else await release(request);
    return { ...answer, isReplay: false };
  } catch (error) {
    await release(request);
    throw error;
  }
}

const firstTries = () => singleton("first-tries", () => new Map<string, Promise<unknown>>());
const nameOf = ({ scope, key }: Request) => `${scope}\n${key}`;

/** Resolves when what this process does under the key is done, whatever came of it. */
async function underWay(request: Request): Promise<void> {
  await firstTries()
    .get(nameOf(request))
    ?.catch(() => undefined); // its own caller is told
}

async function whileOthersWait<T>(request: Request, work: () => Promise<T>): Promise<T> {
  const tries = firstTries();
  const running = work();
  tries.set(nameOf(request), running);
  return running.finally(() => tries.delete(nameOf(request)));
}

/** The same for the same request for ever: what it creates can be found again after a crash between creating and keeping the answer. */
export function localIdFor({ scope, key, requestHash }: Request): string {
  return `once-${createHash("sha256").update(`${scope}\n${key}\n`).update(requestHash).digest("base64url")}`;
}

/** Forgets what is older than a day. */
export async function sweepIdempotencyKeys(): Promise<void> {
  await pool().query("DELETE FROM idempotency_key WHERE created_at < now() - interval '25 hours'");
}

async function claim({ scope, key, requestHash }: Request): Promise<boolean> {
  const { rowCount } = await pool().query(
    `INSERT INTO idempotency_key (scope, key, request_hash) VALUES ($1, $2, $3)
     ON CONFLICT (scope, key) DO UPDATE SET created_at = now()
     WHERE idempotency_key.status IS NULL AND idempotency_key.request_hash = $3
       AND idempotency_key.created_at < now() - $4::interval`,
    [scope, key, requestHash, ABANDONED_AFTER],
  );
  return rowCount === 1;
}

async function find({ scope, key }: Request) {
  const { rows } = await pool().query<{ request_hash: Buffer; status: number | null; body: string | null }>(
    "SELECT request_hash, status, body FROM idempotency_key WHERE scope = $1 AND key = $2",
    [scope, key],
  );
  return rows[0];
}

async function keep({ scope, key }: Request, { status, body }: FirstAnswer) {
  await pool().query(
    "UPDATE idempotency_key SET status = $3, body = $4, completed_at = now() WHERE scope = $1 AND key = $2",
    // An answer may hold a new key or an invite's link.
    [scope, key, status, Buffer.from(seal("idempotency", body)).toString("base64")],
  );
}

async function release({ scope, key }: Request) {
  await pool().query("DELETE FROM idempotency_key WHERE scope = $1 AND key = $2 AND status IS NULL", [
    scope,
    key,
  ]);
}

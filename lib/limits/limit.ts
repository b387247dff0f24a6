import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import { config } from "@/lib/config";
import { pool } from "@/lib/db/pool";
import { DomainError } from "@/lib/domain/errors";
import { provided, singleton } from "@/lib/singleton";

/**
 * Takes a point, or `cost` of them, from the window of `key`; a window opens with its
 * first point and lasts `seconds`. Lifted where RATE_LIMITS is off.
 *
 * @param name  what is limited; the same key under another name has a window of its own
 * @param points  how often it may happen within one window
 * @throws DomainError `rate_limited` (`too_many_tries`) with the seconds until the window ends
 */
export async function limit(
  name: string,
  key: string,
  points: number,
  seconds: number,
  cost = 1,
): Promise<void> {
  if (!config().rateLimits) return;
  try {
    await limiter(name, points, seconds).consume(key, cost);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as { msBeforeNext: number }; // what the library rejects with, when it is no error
    throw tooManyTries(Math.max(1, Math.ceil(msBeforeNext / 1000)));
  }
}

/** Gives a key its whole window back: whoever has proved who they are is not guessing. */
export async function forgive(name: string, key: string, points: number, seconds: number): Promise<void> {
  if (config().rateLimits) await limiter(name, points, seconds).delete(key);
}

function limiter(name: string, points: number, duration: number): RateLimiterAbstract {
  return singleton(`limit:${name}:${points}:${duration}`, () => {
    const memory = new RateLimiterMemory({ keyPrefix: name, points, duration });
    if (!isShared()) return memory;
    return new RateLimiterPostgres({
      storeClient: pool(),
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration,
      // Where the database does not answer, each process still limits its own callers.
      insuranceLimiter: memory,
    });
  });
}

/** A database of our own belongs to one process; a given one may have several in front of it. */
function isShared(): boolean {
  return provided("embedded-postgres") === undefined;
}

/** @param retryAfter seconds */
export function tooManyTries(retryAfter: number): DomainError {
  const wait = retryAfter < 90 ? `${retryAfter} seconds` : `${Math.ceil(retryAfter / 60)} minutes`;
  return new DomainError("rate_limited", "too_many_tries", `Too many tries. Try again in ${wait}.`, {
    retryAfter,
  });
}

import { config } from "@/lib/config";
import { type RequestInfo, WireError } from "@/lib/dialects/endpoint";
import { singleton } from "@/lib/singleton";

/** A bucket that holds `burst` calls and fills at `perSecond`. */
export type Rate = { perSecond: number; burst: number };

type Bucket = { left: number; at: number };

/** Full buckets are forgotten when there are more than this many. */
const REMEMBERED = 10_000;
/** Retries have a bucket of their own, so many times as large. */
const RETRIES = 10;

/**
 * Takes a call from the caller's bucket and tells the rate in the answer's headers. A
 * POST that repeats an Idempotency-Key makes nothing: such retries do not take from
 * the bucket but from a larger one, so that a client which is unsure may ask again.
 *
 * Synchronous and in memory: this is on the path of every post, and a promise and a
 * timer for each would cost more than the rest of the check. With several processes
 * each grants the rate.
 *
 * @param key  whose bucket it is: of one kind of caller a prefix, and a hash or an id
 * @throws WireError 429 with Retry-After and the sentence
 */
export function requireRate(
  { request, replyHeaders }: RequestInfo,
  key: string,
  rate: Rate,
  sentence: string,
): void {
  if (!config().rateLimits) return;
  const retry = retryOf(request, key);
  const isRetry = retry !== undefined && retries().has(retry);
  const main = refilled(key, rate);
  const taken = isRetry ? refilled(`${key} retries`, enlarged(rate)) : main;
  const isOver = taken.left < 1;
  if (!isOver) taken.left -= 1;
  replyHeaders["X-RateLimit-Limit"] = String(rate.burst);
  replyHeaders["X-RateLimit-Remaining"] = String(Math.floor(main.left));
  replyHeaders["X-RateLimit-Reset"] = String(Math.ceil((rate.burst - main.left) / rate.perSecond));
  if (isOver) {
    const { perSecond } = isRetry ? enlarged(rate) : rate;
    replyHeaders["Retry-After"] = String(Math.ceil((1 - taken.left) / perSecond));
    throw new WireError(429, sentence);
  }
  if (retry) remember(retry);
}

function enlarged({ perSecond, burst }: Rate): Rate {
  return { perSecond: perSecond * RETRIES, burst: burst * RETRIES };
}

/** What a request is known by when it comes again; undefined where it could not be. */
function retryOf(request: Request, key: string): string | undefined {
  const once = request.headers.get("idempotency-key");
  return once && once.length <= 255 && request.method === "POST" ? `${key}\n${once}` : undefined;
}

const retries = () => singleton("rate-retries", () => new Set<string>());

/** The eldest are forgotten: a retry after that takes from the bucket like any call. */
function remember(retry: string): void {
  const known = retries();
  known.add(retry);
  if (known.size <= REMEMBERED) return;
  for (const eldest of known) {
    known.delete(eldest);
    return;
  }
}

function refilled(key: string, { perSecond, burst }: Rate): Bucket {
  const buckets = singleton("rate-buckets", () => new Map<string, Bucket & { fullAt: number }>());
  const now = performance.now();
  const known = buckets.get(key) ?? { left: burst, at: now, fullAt: now };
  known.left = Math.min(burst, known.left + ((now - known.at) / 1000) * perSecond);
  known.at = now;
  known.fullAt = now + ((burst - known.left + 1) / perSecond) * 1000;
  buckets.set(key, known);
  if (buckets.size > REMEMBERED) forgetFull(buckets, now);
  return known;
}

function forgetFull(buckets: Map<string, { fullAt: number }>, now: number): void {
  for (const [key, { fullAt }] of buckets) if (fullAt < now) buckets.delete(key);
}

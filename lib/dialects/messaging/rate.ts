import { config } from "@/lib/config";
import { singleton } from "@/lib/singleton";

type Bucket = { left: number; at: number };

/** Full buckets are forgotten when there are more than this many. */
const REMEMBERED = 10_000;

/**
 * Takes one post from a key's bucket, which holds `burst` and fills at `perSecond`.
 * Synchronous and in memory: this is on the path of every post, and a promise and a
 * timer for each would cost more than the rest of the check. With several processes
 * each grants the rate.
 */
export function takeFromBucket(key: string): { headers: Record<string, string>; isOver: boolean } {
  const { rateLimits, messagingRate } = config();
  if (!rateLimits) return { headers: {}, isOver: false };
  const { perSecond, burst } = messagingRate;
  const bucket = refilled(key, perSecond, burst);
  const isOver = bucket.left < 1;
  if (!isOver) bucket.left -= 1;
  const headers: Record<string, string> = {
    "X-RateLimit-Limit": String(burst),
    "X-RateLimit-Remaining": String(Math.floor(bucket.left)),
    "X-RateLimit-Reset": String(Math.ceil((burst - bucket.left) / perSecond)),
  };
  if (isOver) headers["Retry-After"] = String(Math.ceil((1 - bucket.left) / perSecond));
  return { headers, isOver };
}

function refilled(key: string, perSecond: number, burst: number): Bucket {
  const buckets = singleton("messaging-buckets", () => new Map<string, Bucket>());
  const now = performance.now();
  const bucket = buckets.get(key) ?? { left: burst, at: now };
  bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  buckets.set(key, bucket);
  if (buckets.size > REMEMBERED) forgetFull(buckets, now, burst / perSecond);
  return bucket;
}

function forgetFull(buckets: Map<string, Bucket>, now: number, secondsToFill: number): void {
  for (const [key, bucket] of buckets) {
    if ((now - bucket.at) / 1000 > secondsToFill) buckets.delete(key);
  }
}

import { RateLimiterMemory } from "rate-limiter-flexible";
import { config } from "@/lib/config";
import { tooManyTries } from "@/lib/limits/limit";
import { singleton } from "@/lib/singleton";

/** Against guessing: who asks for what does not exist too often within `seconds` is not answered at all. */
export type MissLimit = { name: string; points: number; seconds: number };

/**
 * To be asked before looking. Counted in each process for itself, for it guards what
 * cannot be found by guessing anyway, and a hit should not pay for it.
 *
 * @throws DomainError `rate_limited` (`too_many_tries`) with the seconds until the window ends
 */
export async function requireFewMisses(limit: MissLimit, key: string): Promise<void> {
  if (!config().rateLimits) return;
  const window = await counter(limit).get(key);
  if (window && window.consumedPoints >= limit.points) {
    throw tooManyTries(Math.max(1, Math.ceil(window.msBeforeNext / 1000)));
  }
}

/** To be told when there was nothing. */
export async function noteMiss(limit: MissLimit, key: string): Promise<void> {
  if (config().rateLimits) await counter(limit).penalty(key);
}

function counter({ name, points, seconds }: MissLimit): RateLimiterMemory {
  const make = () => new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  return singleton(`misses:${name}`, make);
}

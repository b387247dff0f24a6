import type { UserId } from "@/lib/domain/ids";

export type Presence = "online" | "away" | "offline";

/** One screen of somebody says how it stands. */
export type Beat = { userId: UserId; clientId: string; state: Presence };

/** A screen says so every 50 seconds; one that is silent for longer than this is gone. */
export const BEAT_TTL_MS = 60_000;
/** Whoever leaves and is back so soon was never gone: a reload, a switch of pages. */
const GRACE_MS = 5_000;
const SCREENS_PER_USER = 20;

type Screen = { state: "online" | "away"; until: number };

/**
 * Who is there, by what their screens have said; kept in memory alone. Of several screens
 * of one person the most awake counts. Times are milliseconds since 1970.
 */
export class PresenceBook {
  readonly #screens = new Map<UserId, Map<string, Screen>>();

  /** @returns whether the person's state is another one by it; leaving shows in `expire` */
  note({ userId, clientId, state }: Beat, now: number): boolean {
    const before = this.stateOf(userId);
    const screens = this.#screens.get(userId) ?? new Map<string, Screen>();
    const known = screens.get(clientId);
    if (state !== "offline") {
      if (!known && screens.size >= SCREENS_PER_USER) return false;
      screens.set(clientId, { state, until: now + BEAT_TTL_MS });
      this.#screens.set(userId, screens);
    } else if (known) {
      screens.set(clientId, { ...known, until: Math.min(known.until, now + GRACE_MS) });
    }
    return this.stateOf(userId) !== before;
  }

  /** Forgets the screens whose time is over. @returns whose state is another one now */
  expire(now: number): UserId[] {
    const changed: UserId[] = [];
    for (const [userId, screens] of this.#screens) {
      const before = this.stateOf(userId);
      for (const [clientId, { until }] of screens) if (until <= now) screens.delete(clientId);
      if (screens.size === 0) this.#screens.delete(userId);
      if (this.stateOf(userId) !== before) changed.push(userId);
    }
    return changed;
  }

  stateOf(userId: UserId): Presence {
    const screens = [...(this.#screens.get(userId)?.values() ?? [])];
    if (screens.length === 0) return "offline";
    return screens.some(({ state }) => state === "online") ? "online" : "away";
  }

  /** Everybody who is not offline. */
  present(): UserId[] {
    return [...this.#screens.keys()];
  }
}

import { CACHED_EVENT_TTL_MS, MAX_CACHED_EVENTS } from "./limits";

/** The last event of each cache channel, for half an hour, whether or not anybody is on the channel. */
export class EventCache {
  readonly #frames = new Map<string, { frame: Buffer; expiresAt: number }>();

  set(channel: string, frame: Buffer): void {
    // Deleted first, so that the map is in order of age.
    this.#frames.delete(channel);
    this.#frames.set(channel, { frame, expiresAt: performance.now() + CACHED_EVENT_TTL_MS });
    if (this.#frames.size > MAX_CACHED_EVENTS) this.#dropOldest();
  }

  get(channel: string): Buffer | null {
    const cached = this.#frames.get(channel);
    return cached && cached.expiresAt > performance.now() ? cached.frame : null;
  }

  dropExpired(): void {
    for (const [channel, { expiresAt }] of this.#frames) {
      if (expiresAt > performance.now()) return;
      this.#frames.delete(channel);
    }
  }

  #dropOldest(): void {
    for (const channel of this.#frames.keys()) {
      this.#frames.delete(channel);
      return;
    }
  }
}

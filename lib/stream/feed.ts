import type { CommittedEvent } from "@/lib/domain/events";
import type { UserId } from "@/lib/domain/ids";
import { log } from "@/lib/log";
import type { StreamEvent, StreamHub } from "@/lib/stream/hub";

/**
 * Puts committed events into words for those who listen. The events may be of many
 * rooms; what nobody listens for costs nothing.
 */
export type RenderStream = (events: CommittedEvent[], listeners: UserId[]) => Promise<StreamEvent[]>;

export type StreamFeed = {
  /** Returns at once: streams hold up nobody. An event that came before is passed over. */
  tell(events: CommittedEvent[]): void;
  /** Resolves when everything told so far has been sent. */
  settle(): Promise<void>;
};

const BATCH = 100;
const REMEMBERED = 10_000;

/** Feeds the hub with what the relay publishes, in that order. */
export function createFeed(hub: StreamHub, render: RenderStream): StreamFeed {
  const queue: CommittedEvent[] = [];
  const told = new Set<string>();
  let running: Promise<void> | undefined;

  async function run() {
    while (queue.length > 0) await send(queue.splice(0, BATCH));
    running = undefined;
  }

  async function send(events: CommittedEvent[]) {
    try {
      for (const event of await render(events, hub.users())) hub.send(event);
    } catch (error) {
      log.warn({ err: error, count: events.length }, "event streams ended: events could not be read");
      hub.endAll();
    }
    for (const { event } of events) {
      // Whoever is still signed in on another device comes back.
      if (event.type === "device.signed_out") hub.endUser(event.userId);
    }
  }

  /** The relay delivers at least once; of its repetitions streams hear nothing. */
  function isNew({ id }: CommittedEvent): boolean {
    if (told.has(id)) return false;
    told.add(id);
    if (told.size > REMEMBERED) for (const oldest of told) if (told.delete(oldest)) break;
    return true;
  }

  return {
    tell(events) {
      if (hub.users().length === 0) return;
      queue.push(...events.filter(isNew));
      running ??= run();
    },
    async settle() {
      await running;
    },
  };
}

import Pusher from "pusher";
import { config } from "@/lib/config";
import type { UserId } from "@/lib/domain/ids";
import { log } from "@/lib/log";
import type { Broker } from "@/lib/realtime/broker/broker";
import { brokerAccount } from "@/lib/realtime/credentials";
import { provided } from "@/lib/singleton";

/** One event for one channel; `data` is JSON, at most `EVENT_LIMIT` bytes. */
export type LiveEvent = { channel: string; name: string; data: string };

/** The hosted service's limit, kept whichever broker runs. */
export const EVENT_LIMIT = 10_240;
/** The hosted service's limit for one batch. */
const BATCH = 10;

export type Publisher = {
  publish(events: LiveEvent[]): Promise<void>;
  /** Closes the user's connections: the way back leads through the membership check. */
  terminateUser(userId: UserId): Promise<void>;
};

/** Publishes through the configured service, or straight through the broker of this process. */
export function createPublisher(): Publisher {
  return brokerAccount().isEmbedded ? throughOwnBroker() : throughService();
}

function throughOwnBroker(): Publisher {
  const broker = () => {
    const found = provided<Broker>("broker");
    if (!found) throw new Error("no realtime broker runs in this process");
    return found;
  };
  return {
    async publish(events) {
      for (const { channel, name, data } of events) broker().trigger([channel], name, data);
    },
    async terminateUser(userId) {
      broker().terminateUser(String(userId));
    },
  };
}

function throughService(): Publisher {
  const service = pusherClient();
  return {
    async publish(events) {
      // One after the other: the order of events is the order of a room's messages.
      for (let start = 0; start < events.length; start += BATCH) {
        await service.triggerBatch(events.slice(start, start + BATCH));
      }
    },
    async terminateUser(userId) {
      await service.terminateUserConnections(String(userId)).catch((error: unknown) => {
        log.warn({ err: error }, "user connections not terminated");
      });
    },
  };
}

/** The official client of the service, also for signing authorisations. */
export function pusherClient(): Pusher {
  const { appId, key, secret } = brokerAccount();
  const { pusher } = config();
  return new Pusher({
    appId,
    key,
    secret,
    useTLS: pusher?.useTls ?? false,
    timeout: 5_000,
    ...(pusher?.host
      ? { host: pusher.host, ...(pusher.port ? { port: String(pusher.port) } : {}) }
      : { cluster: pusher?.cluster ?? "mt1" }),
  });
}

import type { CommittedEvent } from "@/lib/domain/events";
import type { WebhookId } from "@/lib/domain/ids";
import { type ClaimedDelivery, claimDeliveries } from "@/lib/domain/webhooks/claim-deliveries";
import { createDeliveries } from "@/lib/domain/webhooks/create-deliveries";
import { type AttemptOutcome, finishAttempt } from "@/lib/domain/webhooks/finish-attempt";
import { type DeliverySubject, loadSubject } from "@/lib/domain/webhooks/load-subject";
import { loadTestSubject } from "@/lib/domain/webhooks/test-webhook";
import { TEST_EVENT } from "@/lib/domain/webhooks/types";
import { attemptDelivery } from "@/lib/jobs/attempt-delivery";
import { log } from "@/lib/log";

export type WebhookJobs = {
  /** Notes what is to be delivered, and begins. Rejects when it could not be noted. */
  enqueue(events: CommittedEvent[]): Promise<void>;
  /** Looks at once for what is due, which it otherwise does every two seconds. */
  wake(): void;
  /** Resolves when nothing that was due is left. */
  settle(): Promise<void>;
  /** Begins nothing more, and waits for what is under way: a few seconds at most. */
  stop(): Promise<void>;
};

const LOOK_EVERY_MS = 2_000;
const AT_ONCE = 16;
/** Of one webhook before others get their turn, so that a slow receiver cannot hold up all. */
const AT_ONCE_EACH = 4;

// No job queue library: the log that admins read needs a row for each delivery anyway,
// with its state, attempts and next time, and that row is all a queue is. A library
// would keep a second table of the same jobs, its own connections and its own upkeep.

/**
 * Delivers webhooks. What is to be delivered stands in the database before the event
 * counts as published, so no crash loses any; an attempt whose process died is made
 * again. Receivers may hear of a message twice, under the same `webhook-id`.
 *
 * @param render  what is sent of a message
 * @see contract: messenger API 5.1
 */
export function startWebhooks(render: (subject: DeliverySubject) => object): WebhookJobs {
  const underWay = new Map<Promise<void>, WebhookId>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let isStopped = false;

  function wake() {
    lookAgain = true;
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }

  async function look() {
    while (lookAgain && !isStopped) {
      lookAgain = false;
      try {
        while (await beginSome());
      } catch (error) {
        log.warn({ err: error }, "webhook deliveries not looked for");
      }
    }
  }

  /** @returns whether there may be more to begin */
  async function beginSome(): Promise<boolean> {
    const limit = Math.min(AT_ONCE_EACH, AT_ONCE - underWay.size);
    if (limit <= 0 || isStopped) return false;
    const claimed = await claimDeliveries(limit, busyOnes());
    for (const delivery of claimed) begin(delivery);
    return claimed.length === limit;
  }

  function begin(delivery: ClaimedDelivery) {
    const work = deliver(delivery, render)
      .catch((error: unknown) =>
        log.error({ err: error, deliveryId: delivery.id }, "webhook attempt not logged"),
      )
      .finally(() => {
        underWay.delete(work);
        wake();
      });
    underWay.set(work, delivery.webhookId);
  }

  function busyOnes(): WebhookId[] {
    const ids = [...underWay.values()];
    return [...new Set(ids)].filter((id) => ids.filter((other) => other === id).length >= AT_ONCE_EACH);
  }

  const timer = setInterval(wake, LOOK_EVERY_MS).unref();
  return {
    async enqueue(events) {
      if ((await createDeliveries(events)) > 0) wake();
    },
    wake,
    async settle() {
      while (looking || underWay.size > 0) await Promise.all([looking, ...underWay.keys()]);
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await Promise.all([looking, ...underWay.keys()]);
    },
  };
}

async function deliver(delivery: ClaimedDelivery, render: (subject: DeliverySubject) => object) {
  await finishAttempt(delivery, await attempt(delivery, render));
}

async function attempt(
  delivery: ClaimedDelivery,
  render: (subject: DeliverySubject) => object,
): Promise<AttemptOutcome> {
  try {
    const subject = delivery.eventId.startsWith(TEST_EVENT)
      ? await loadTestSubject(delivery.webhookId)
      : delivery.messageId && (await loadSubject(delivery.messageId));
    if (subject) return await attemptDelivery(delivery, JSON.stringify(render(subject)));
    return failed("The message was deleted before it could be delivered", { mayRetry: false });
  } catch (error) {
    log.error({ err: error, deliveryId: delivery.id }, "webhook not delivered");
    return failed("Hearth itself failed; its log says why", { mayRetry: true });
  }
}

function failed(failure: string, { mayRetry }: { mayRetry: boolean }): AttemptOutcome {
  return { isDelivered: false, responseStatus: null, failure, mayRetry };
}

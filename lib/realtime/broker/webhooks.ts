import { type AppKey, sign } from "./signature";

/** The protocol's webhook events ("Webhooks"). */
export type WebhookEvent =
  | { name: "channel_occupied" | "channel_vacated" | "cache_miss"; channel: string }
  | { name: "member_added" | "member_removed"; channel: string; user_id: string }
  | {
      name: "client_event";
      channel: string;
      event: string;
      data: string | undefined;
      socket_id: string;
      user_id?: string;
    };

type PosterOptions = AppKey & {
  url: string;
  /** How long to collect events before they are posted together. */
  batchMs?: number;
  /** Told when a batch is given up after five minutes of tries. */
  onLost?: (events: WebhookEvent[], cause: unknown) => void;
};

const RETRY_FOR_MS = 5 * 60 * 1000;
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Makes an `onWebhook` that posts events to a URL, signed with `X-Pusher-Key` and `X-Pusher-Signature`, in batches,
 * again with growing pauses for five minutes until the answer is 2xx. Batches may arrive out of order after a failure.
 * Our choice: events go out at once, without the service's wait of up to three seconds for a member to come back.
 */
export function webhookPoster(options: PosterOptions): (event: WebhookEvent) => void {
  let waiting: WebhookEvent[] = [];

  return (event) => {
    waiting.push(event);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const events = waiting;
      waiting = [];
      post(options, events).catch((cause: unknown) => options.onLost?.(events, cause));
    }, options.batchMs ?? 100).unref();
  };
}

async function post(options: PosterOptions, events: WebhookEvent[]): Promise<void> {
  const body = JSON.stringify({ time_ms: Date.now(), events });
  const headers = {
    "content-type": "application/json",
    "x-pusher-key": options.key,
    "x-pusher-signature": sign(options.secret, body),
  };
  const giveUpAt = Date.now() + RETRY_FOR_MS;

  for (let pause = 500; ; pause *= 2) {
    const failure = await tryPost(options.url, headers, body);
    if (failure === null) return;
    if (Date.now() + pause > giveUpAt) throw failure;
    await new Promise((resume) => setTimeout(resume, pause).unref());
  }
}

async function tryPost(url: string, headers: HeadersInit, body: string): Promise<Error | null> {
  try {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "error" });
    await response.body?.cancel();
    return response.ok ? null : new Error(`The webhook was answered with ${response.status}`);
  } catch (cause) {
    return new Error("The webhook could not be posted", { cause });
  }
}

import { onTestFinished } from "vitest";
import * as sse from "@/app/api/sse/route";
import { startRelay } from "@/lib/outbox/relay";
import type { Publisher } from "@/lib/realtime/publisher";
import { announceThrough } from "@/lib/server/announce";
import { startStreams } from "@/lib/server/streams";
import type { TestUser } from "@/lib/testing/builders";
import { serve } from "@/lib/testing/http-server";

/** Event streams over real HTTP, fed by the relay as the server wires it; Pusher hears nothing. */
export async function streamParts() {
  const streams = startStreams({ isAlone: true });
  const relay = startRelay(announceThrough(silent, { streams }));
  const address = await serve([{ path: "/api/sse", exports: sse }]);
  onTestFinished(async () => {
    await relay.stop();
    await streams.stop();
  });
  const settle = async () => {
    await relay.settle();
    await streams.settle();
  };
  return {
    address,
    streams,
    relay,
    settle,
    /** Hears nothing of what happened before. */
    listen: async (who: TestUser | string) => {
      await settle();
      return openStream(`${address}/api/sse?accesstoken=${typeof who === "string" ? who : who.token}`);
    },
  };
}

const silent: Publisher = { publish: async () => undefined, terminateUser: async () => undefined };

/** What a stream says, as it comes: `text` whole, `events` without the keepalives. */
export type Heard = {
  response: Response;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads, it expects to be there
  events: any[];
  isEnded: boolean;
  leave(): void;
};

export async function openStream(url: string, headers: Record<string, string> = {}): Promise<Heard> {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const heard: Heard = { response, text: "", events: [], isEnded: false, leave: () => abort.abort() };
  onTestFinished(() => abort.abort());
  void read(heard);
  return heard;
}

async function read(heard: Heard): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of heard.response.body as unknown as AsyncIterable<Uint8Array>) {
      // Node's streams are iterable; the DOM's types do not say so yet.
      const text = decoder.decode(chunk, { stream: true });
      heard.text += text;
      rest += text;
      for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
        const event = JSON.parse(rest.slice("data: ".length, end));
        rest = rest.slice(end + 2);
        if (event.type !== "PING") heard.events.push(event);
      }
    }
  } catch (error) {
    if ((error as Error).name !== "AbortError") throw error;
  } finally {
    heard.isEnded = true;
  }
}

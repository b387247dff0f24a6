import { toStreamEvents } from "@/lib/dialects/spika/stream-events";
import type { CommittedEvent } from "@/lib/domain/events";
import { log } from "@/lib/log";
import { hearBeat } from "@/lib/realtime/presence";
import { provide } from "@/lib/singleton";
import { type Bridge, startBridge } from "@/lib/stream/bridge";
import { endSignedOut } from "@/lib/stream/end-signed-out";
import { createFeed } from "@/lib/stream/feed";
import { streamHub } from "@/lib/stream/hub";

const CHECK_EVERY_MS = 60_000;

export type Streams = {
  /** Tells the streams of this process, and the other processes. Never rejects. */
  tell(events: CommittedEvent[]): Promise<void>;
  settle(): Promise<void>;
  /** Ends every stream and what feeds them. */
  stop(): Promise<void>;
};

/** @param isAlone  no other process can be using the database */
export function startStreams({ isAlone }: { isAlone: boolean }): Streams {
  const hub = streamHub();
  const feed = createFeed(hub, toStreamEvents);
  const bridge: Bridge | undefined = isAlone ? undefined : startBridge(feed.tell, hub.endAll, hearBeat);
  if (bridge) provide("pass-beat", bridge.passBeat);
  const check = setInterval(() => {
    endSignedOut(hub).catch((error: unknown) => log.warn({ err: error }, "open streams not checked"));
  }, CHECK_EVERY_MS).unref();

  return {
    async tell(events) {
      feed.tell(events);
      await bridge?.pass(events);
    },
    settle: feed.settle,
    async stop() {
      clearInterval(check);
      hub.endAll();
      await bridge?.stop();
    },
  };
}

import { expect, onTestFinished, test, vi } from "vitest";
import { pool } from "@/lib/db/pool";
import { toStreamEvents } from "@/lib/dialects/spika/stream-events";
import type { CommittedEvent } from "@/lib/domain/events";
import type { DeviceId, MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { type Bridge, startBridge } from "@/lib/stream/bridge";
import { createFeed } from "@/lib/stream/feed";
import { createHub } from "@/lib/stream/hub";
import { aRoom, aUser } from "@/lib/testing/builders";
import { readText } from "@/lib/testing/read-text";

const anEvent = (n: number): CommittedEvent => ({
  id: String(n),
  event: { type: "message.created", roomId: 1 as RoomId, messageId: n as MessageId, seq: n },
});

/** As one process would have it; `heard` is what others told it. */
async function aProcess() {
  const heard: CommittedEvent[] = [];
  const missed = vi.fn();
  const hearBeat = vi.fn();
  const bridge = startBridge((events) => heard.push(...events), missed, hearBeat);
  onTestFinished(() => bridge.stop());
  return { bridge, heard, missed, hearBeat };
}

/** Listening begins in its own time: the first word that gets through ends the wait. */
async function connected(from: Bridge, heard: CommittedEvent[]) {
  await expect
    .poll(async () => {
      await from.pass([anEvent(0)]);
      return heard.length;
    })
    .toBeGreaterThan(0);
  await expect.poll(() => pending(heard)).toBe(0);
}
function pending(heard: CommittedEvent[]): number {
  return heard.splice(0).length;
}

test("what one process publishes the others hear, in order, and it does not hear itself", async () => {
  const [one, other] = [await aProcess(), await aProcess()];
  await connected(one.bridge, other.heard);
  const events = Array.from({ length: 500 }, (_, n) => anEvent(n + 1));
  await one.bridge.pass(events);
  await expect.poll(() => other.heard.length).toBe(500);
  expect(other.heard).toEqual(events);
  expect(one.heard).toEqual([]);
  expect(other.missed).not.toHaveBeenCalled();
});

test("that somebody is there is known to every process", async () => {
  const [one, other] = [await aProcess(), await aProcess()];
  await connected(one.bridge, other.heard);
  const beat = { userId: 7 as UserId, clientId: "laptop", state: "online" } as const;
  await one.bridge.passBeat(beat);
  await expect.poll(() => other.hearBeat.mock.calls).toEqual([[beat]]);
  expect(one.hearBeat).not.toHaveBeenCalled();
  expect(other.heard).toEqual([]);
});

test("whoever could not be told knows that they missed something", async () => {
  const [one, other] = [await aProcess(), await aProcess()];
  await connected(one.bridge, other.heard);
  const advances = Array.from({ length: 200 }, (_, n) => ({
    kind: "delivered" as const,
    fromSeq: n,
    toSeq: n + 1,
    firstRecordId: n,
  }));
  const changed = { type: "receipt.changed", deliveredSeq: 1, seenSeq: 0, at: 0, advances } as const;
  await one.bridge.pass([
    anEvent(1),
    { id: "2", event: { ...changed, roomId: 1 as RoomId, userId: 1 as UserId } },
    anEvent(3),
  ]);
  await expect.poll(() => other.heard).toEqual([anEvent(1), anEvent(3)]);
  expect(other.missed).toHaveBeenCalledTimes(1);

  await pool().query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
  );
  await expect.poll(() => other.missed).toHaveBeenCalledTimes(2);
  pending(other.heard);
  await vi.waitFor(() => connected(one.bridge, other.heard), 10_000);
});

test("a device whose stream is open in one process hears what is said through another", async () => {
  const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  const roomId = await aRoom([ana, ben]);
  const hub = createHub();
  const feed = createFeed(hub, toStreamEvents);
  const here = startBridge(feed.tell, hub.endAll);
  const there = await aProcess();
  onTestFinished(() => here.stop());
  await connected(here, there.heard);
  const stream = hub.open({ userId: ben.id, deviceId: 0 as DeviceId, deviceSince: new Date(0) });
  const heard = readText(stream);
  const { id, seq } = await sendMessage(ana.actor, { roomId, type: "text", body: { text: "across" } });
  const event = { type: "message.created", roomId, messageId: id, seq } as const;
  await expect
    .poll(async () => {
      await there.bridge.pass([{ id: "once", event }]);
      return heard.text;
    })
    .toContain('"text":"across"');
  await feed.settle();
  expect(heard.text.match(/"NEW_MESSAGE"/g)).toHaveLength(1);
  hub.endAll();
});

import { describe, expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { CommittedEvent } from "@/lib/domain/events";
import type { UserId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { record } from "@/lib/outbox/record";
import { type Publish, startRelay } from "@/lib/outbox/relay";
import { aRoom, aUser } from "@/lib/testing/builders";

function aRelay(publish: Publish) {
  const relay = startRelay(publish);
  onTestFinished(() => relay.stop());
  return relay;
}

describe("the outbox", () => {
  test("publishes what has committed, in order, and forgets it", async () => {
    const published: CommittedEvent[] = [];
    const relay = aRelay(async (events) => void published.push(...events));
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        sendMessage(ana.actor, { roomId, type: "text", body: { text: `${n}` }, localId: `${n}` }),
      ),
    );
    await relay.settle();
    const seqs = published.map(({ event }) => (event.type === "message.created" ? event.seq : 0));
    expect(seqs).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(await db().outbox.count()).toBe(0);
  });

  test("says nothing of a change that was rolled back", async () => {
    const publish = vi.fn<Publish>(async () => undefined);
    const relay = aRelay(publish);
    await expect(
      inTransaction(async (tx) => {
        await record(tx, { type: "user.updated", userId: 1 as UserId });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await relay.settle();
    expect(publish).not.toHaveBeenCalled();
    expect(await db().outbox.count()).toBe(0);
  });

  test("keeps what could not be published, and the sweep publishes it under the same id", async () => {
    const published: CommittedEvent[] = [];
    let isDown = true;
    const relay = aRelay(async (events) => {
      if (isDown) throw new Error("the realtime service is away");
      published.push(...events);
    });
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    await sendMessage(ana.actor, { roomId, type: "text", body: { text: "waits" } });
    await relay.settle();
    const [row] = await db().outbox.findMany();
    // As if some time had passed: young rows are left to whoever stored them.
    await db().outbox.updateMany({ data: { createdAt: new Date(Date.now() - 60_000) } });
    isDown = false;
    await relay.sweep();
    expect(published.map(({ id }) => id)).toEqual([String(row?.id)]);
    expect(await db().outbox.count()).toBe(0);
  });
});

import type { ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { hashToken } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import { toWebhookBody } from "@/lib/dialects/spika/webhook";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { editMessage } from "@/lib/domain/messages/edit-message";
import { postByKey } from "@/lib/domain/messages/post-by-key";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { createNote } from "@/lib/domain/notes/create-note";
import { createDeliveries } from "@/lib/domain/webhooks/create-deliveries";
import { createWebhook } from "@/lib/domain/webhooks/create-webhook";
import { sweepDeliveries } from "@/lib/domain/webhooks/finish-attempt";
import { pauseWebhook } from "@/lib/domain/webhooks/pause-webhook";
import { testWebhook } from "@/lib/domain/webhooks/test-webhook";
import { startWebhooks } from "@/lib/jobs/webhooks";
import { startRelay } from "@/lib/outbox/relay";
import { announceThrough } from "@/lib/server/announce";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { aReceiver, setAllowLoopback } from "@/lib/testing/receiver";

let ana: TestUser;
let roomId: RoomId;
beforeEach(async () => {
  onTestFinished(setAllowLoopback(true));
  await db().webhook.deleteMany();
  ana = await aUser("Ana");
  roomId = await aRoom([ana], { name: "Release team" });
});

const says = (text: string, more = {}) =>
  sendMessage(ana.actor, { roomId, type: "text", body: { text }, ...more });
const hook = (url: string) => createWebhook(ana.actor, roomId, url);
const deliveries = () => db().webhookDelivery.findMany({ orderBy: { id: "asc" } });
const answering =
  (status: number, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end();

/** The relay and the deliveries, as the server wires them. */
function theJobs() {
  const webhooks = startWebhooks(toWebhookBody);
  const silent = { publish: async () => undefined, terminateUser: async () => undefined };
  const relay = startRelay(announceThrough(silent, { webhooks }));
  onTestFinished(async () => {
    await relay.stop();
    await webhooks.stop();
  });
  return {
    relay,
    webhooks,
    settle: async () => {
      await relay.settle();
      await webhooks.settle();
    },
    /** As if the time until the next attempt had passed. */
    async later() {
      await db().webhookDelivery.updateMany({
        where: { status: "pending" },
        data: { nextAttemptAt: new Date(Date.now() - 1_000) },
      });
      webhooks.wake();
      await webhooks.settle();
    },
  };
}

describe("5.1 room webhooks", () => {
  test("every webhook of the room gets the message, signed in both ways", async () => {
    const { settle } = theJobs();
    const receivers = [await aReceiver(), await aReceiver()];
    const hooks = await Promise.all(receivers.map(({ url }) => hook(url)));
    const message = await says("Ship it");
    await settle();
    for (const [index, { received }] of receivers.entries()) {
      expect(received).toHaveLength(1);
      const { headers, body, method } = received[0]!; // it was just seen to be there
      expect(method).toBe("POST");
      expect(headers["content-type"]).toBe("application/json");
      expect(headers["verification-signature"]).toBe(hooks[index]?.verifySignature);
      expect(JSON.parse(body)).toMatchObject({
        message: { id: message.id, roomId, fromUserId: ana.id, type: "text", body: { text: "Ship it" } },
        fromUser: { displayName: "Ana", avatarFileId: 0 },
        room: { name: "Release team", avatarFileId: 0 },
      });
      const proofs = headers as Record<string, string>;
      const verifier = new Webhook(hooks[index]?.secret ?? "");
      expect(verifier.verify(body, proofs)).toEqual(JSON.parse(body));
      expect(() => verifier.verify(`${body} `, proofs)).toThrow();
    }
    expect(await deliveries()).toMatchObject(
      hooks.map(({ id }) => ({
        webhookId: id,
        messageId: message.id,
        status: "delivered",
        attempt: 1,
        responseStatus: 200,
        failure: null,
        nextAttemptAt: null,
        finishedAt: expect.any(Date),
      })),
    );
  });

  test("tells of what keys post and what is forwarded; not of system messages, edits and deletions", async () => {
    const { settle } = theJobs();
    const { received, url } = await aReceiver();
    await hook(url);
    const { key } = await anApiKey(roomId, ana.id);
    await postByKey(hashToken(key), { roomId, body: { text: "by key" } });
    const { id } = await says("forwarded", { isForwarded: true });
    await says("to be edited").then((message) => editMessage(ana.actor, message.id, { text: "edited" }));
    await settle();
    await deleteMessage(ana.actor, id, "all");
    await createNote(ana.actor, roomId, { title: "a", content: "b" });
    await settle();
    const told = received.map(({ body }) => JSON.parse(body));
    expect(told.map(({ message }) => message.seq).sort()).toEqual([1, 2, 3]);
    expect(told.find(({ message }) => message.seq === 1)).toMatchObject({
      message: { body: { text: "by key" } },
      fromUser: { displayName: "Build bot" },
    });
  });

  test("an event that is published twice is delivered once", async () => {
    const { settle, webhooks } = theJobs();
    const { received, url } = await aReceiver();
    await hook(url);
    const message = await says("once");
    await settle();
    const [delivery] = await deliveries();
    const event = { type: "message.created", roomId, messageId: message.id, seq: message.seq } as const;
    await webhooks.enqueue([{ id: delivery?.eventId ?? "", event }]);
    await webhooks.settle();
    expect(received).toHaveLength(1);
  });

  test("a room without webhooks costs no delivery, nor does another's webhook", async () => {
    const { settle } = theJobs();
    const { received, url } = await aReceiver();
    await createWebhook(ana.actor, await aRoom([ana]), url);
    await says("elsewhere");
    await settle();
    expect(received).toEqual([]);
    expect(await db().webhookDelivery.count({ where: { messageId: { not: null } } })).toBe(0);
  });
});

describe("when a receiver fails", () => {
  test("it is tried again after 10 s, 1 min, 10 min, 1 h and 6 h, under the same id, and then given up", async () => {
    const { settle, later } = theJobs();
    const { received, url } = await aReceiver(answering(500));
    await hook(url);
    await says("hello?");
    await settle();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 6; attempt++) {
      const [delivery] = await deliveries();
      expect(delivery).toMatchObject({ attempt, responseStatus: 500, failure: "The server answered 500" });
      if (delivery?.nextAttemptAt)
        waits.push(Math.round((delivery.nextAttemptAt.getTime() - Date.now()) / 1_000));
      await later();
    }
    expect(received).toHaveLength(6);
    expect(
      waits.map((wait, index) => Math.abs(wait - ([10, 60, 600, 3_600, 21_600][index] ?? 0)) <= 2),
    ).toEqual(Array(5).fill(true));
    expect(await deliveries()).toMatchObject([{ status: "failed", attempt: 6, nextAttemptAt: null }]);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  test("the attempt that succeeds ends it", async () => {
    const { settle, later } = theJobs();
    const receiver = await aReceiver(answering(503));
    await hook(receiver.url);
    await says("again");
    await settle();
    receiver.answer = answering(204);
    await later();
    expect(await deliveries()).toMatchObject([
      { status: "delivered", attempt: 2, responseStatus: 204, failure: null },
    ]);
    await later();
    expect(receiver.received).toHaveLength(2);
  });

  test("the log says why: gone, a redirect, nobody there, this machine", async () => {
    const { settle } = theJobs();
    const inner = await aReceiver();
    const last = async (url: string) => {
      const { id } = await hook(url);
      await says("x");
      await settle();
      const delivery = await db().webhookDelivery.findFirst({ where: { webhookId: id } });
      await db().webhook.delete({ where: { id } });
      return delivery;
    };
    expect(await last((await aReceiver(answering(410))).url)).toMatchObject({
      status: "failed",
      failure: "The server answered 410",
    });
    expect(await last((await aReceiver(answering(302, { location: inner.url }))).url)).toMatchObject({
      status: "pending",
      failure: "The server answered 302, and redirects are not followed",
    });
    expect(inner.received).toEqual([]);
    expect(await last("http://127.0.0.1:9/")).toMatchObject({
      status: "pending",
      responseStatus: null,
      failure: "The connection failed (ECONNREFUSED)",
    });
    const { id } = await hook(inner.url);
    onTestFinished(setAllowLoopback(false));
    await says("x");
    await settle();
    expect(await db().webhookDelivery.findFirst({ where: { webhookId: id } })).toMatchObject({
      status: "failed",
      failure: "The host 127.0.0.1 is on this machine or in a private network",
    });
    expect(inner.received).toEqual([]);
  });

  test("a message that was deleted meanwhile is told to nobody", async () => {
    const { settle, later } = theJobs();
    const receiver = await aReceiver(answering(500));
    await hook(receiver.url);
    const { id } = await says("a slip");
    await settle();
    await deleteMessage(ana.actor, id, "all");
    await later();
    expect(receiver.received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([
      { status: "failed", failure: "The message was deleted before it could be delivered" },
    ]);
  });

  test("a secret that cannot be read fails alone", async () => {
    const { settle } = theJobs();
    const [good, bad] = [await aReceiver(), await aReceiver()];
    await hook(good.url);
    const { id } = await hook(bad.url);
    await db().webhook.update({ where: { id }, data: { secretCipher: new Uint8Array(64) } });
    await says("hello");
    await settle();
    expect([good.received.length, bad.received.length]).toEqual([1, 0]);
    expect(await db().webhookDelivery.findFirst({ where: { webhookId: id } })).toMatchObject({
      status: "pending",
      failure: "Hearth itself failed; its log says why",
    });
  });

  test("a slow receiver does not hold up the others", async () => {
    const { relay, webhooks } = theJobs();
    const held: ServerResponse[] = [];
    const [slow, quick] = [await aReceiver((response) => void held.push(response)), await aReceiver()];
    await hook(slow.url);
    await hook(quick.url);
    await Promise.all(Array.from({ length: 20 }, (_, n) => says(`${n}`)));
    await relay.settle();
    await expect.poll(() => quick.received.length).toBe(20);
    expect(slow.received.length).toBeLessThanOrEqual(7);
    slow.answer = (response) => void response.end();
    for (const response of held) response.end();
    await expect.poll(() => slow.received.length).toBe(20);
    await webhooks.settle();
    expect(await db().webhookDelivery.count({ where: { status: "delivered", attempt: 1 } })).toBe(40);
  });
});

describe("when a process dies", () => {
  const noted = async (url: string) => {
    const { id } = await hook(url);
    const message = await says("kept");
    const event = { type: "message.created", roomId, messageId: message.id as MessageId, seq: 1 } as const;
    await createDeliveries([{ id: `crash-${id}`, event }]);
    return id;
  };

  test("what was noted is delivered by whoever looks next, once, also by several at a time", async () => {
    const { received, url } = await aReceiver();
    await noted(url);
    const workers = [1, 2, 3].map(() => startWebhooks(toWebhookBody));
    for (const worker of workers) worker.wake();
    await Promise.all(workers.map((worker) => worker.settle()));
    expect(received).toHaveLength(1);
    await Promise.all(workers.map((worker) => worker.stop()));
  });

  test("an attempt that was under way is made again after its lease", async () => {
    const { received, url } = await aReceiver();
    const webhookId = await noted(url);
    const died = { attempt: 1, nextAttemptAt: new Date(Date.now() + 60_000) };
    await db().webhookDelivery.updateMany({ where: { webhookId }, data: died });
    const { webhooks, later } = theJobs();
    webhooks.wake();
    await webhooks.settle();
    expect(received).toEqual([]);
    await later();
    expect(received).toHaveLength(1);
    expect(await db().webhookDelivery.findFirst({ where: { webhookId } })).toMatchObject({
      status: "delivered",
      attempt: 2,
    });
  });
});

test("the log is kept for a month", async () => {
  const { id: webhookId } = await hook("https://hooks.example.com/in");
  const day = 86_400_000;
  for (const [eventId, age] of [
    ["old", 31],
    ["young", 29],
  ] as const) {
    const finishedAt = new Date(Date.now() - age * day);
    await db().webhookDelivery.create({ data: { webhookId, eventId, status: "failed", finishedAt } });
  }
  await db().webhookDelivery.create({ data: { webhookId, eventId: "pending" } });
  await sweepDeliveries();
  const kept = await db().webhookDelivery.findMany({ where: { webhookId }, orderBy: { eventId: "asc" } });
  expect(kept.map(({ eventId }) => eventId)).toEqual(["pending", "young"]);
});

describe("a webhook that is paused", () => {
  test("hears of nothing new, and what waited goes on when it does", async () => {
    const { settle, later } = theJobs();
    const receiver = await aReceiver(answering(500));
    const { id } = await hook(receiver.url);
    await says("before");
    await settle();
    expect(receiver.received).toHaveLength(1);
    await pauseWebhook(ana.actor, id, true);
    receiver.answer = answering(200);
    await says("meanwhile");
    await later();
    expect(receiver.received).toHaveLength(1);
    await pauseWebhook(ana.actor, id, false);
    await later();
    expect(receiver.received.map(({ body }) => JSON.parse(body).message.body.text)).toEqual([
      "before",
      "before",
    ]);
  });

  test("can be tested all the same, with a message that nobody has sent", async () => {
    const { webhooks } = theJobs();
    const { received, url } = await aReceiver();
    const { id } = await hook(url);
    await pauseWebhook(ana.actor, id, true);
    await testWebhook(ana.actor, id);
    webhooks.wake();
    await webhooks.settle();
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({
      message: { id: 0, roomId, type: "text", body: { text: "This is a test of the webhook." } },
      fromUser: { displayName: "Ana" },
      room: { name: "Release team" },
    });
    expect(await deliveries()).toMatchObject([{ status: "delivered", messageId: null }]);
  });
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { aBroker, app } from "./harness";
import { type WebhookEvent, webhookPoster } from "./webhooks";

describe("onWebhook", () => {
  test("is told of channels and members as they come and go", async () => {
    const events: WebhookEvent[] = [];
    const { raw, server } = await aBroker({ onWebhook: (event) => events.push(event) });
    const socket = raw();
    const id = await socket.connected();
    await socket.subscribed("presence-a", server.authorizeChannel(id, "presence-a", { user_id: "anna" }));
    socket.socket.close();
    await vi.waitFor(() => expect(events).toHaveLength(4));

    expect(events).toEqual([
      { name: "channel_occupied", channel: "presence-a" },
      { name: "member_added", channel: "presence-a", user_id: "anna" },
      { name: "member_removed", channel: "presence-a", user_id: "anna" },
      { name: "channel_vacated", channel: "presence-a" },
    ]);
  });

  test("is told of a channel once, whoever else comes", async () => {
    const events: WebhookEvent[] = [];
    const { raw } = await aBroker({ onWebhook: (event) => events.push(event) });
    for (const socket of [raw(), raw()]) {
      await socket.connected();
      await socket.subscribed("room");
    }
    expect(events).toEqual([{ name: "channel_occupied", channel: "room" }]);
  });

  test("is told of client events and who sent them", async () => {
    const events: WebhookEvent[] = [];
    const { raw, server } = await aBroker({ clientEvents: true, onWebhook: (event) => events.push(event) });
    const socket = raw();
    const id = await socket.connected();
    await socket.subscribed("presence-a", server.authorizeChannel(id, "presence-a", { user_id: "anna" }));
    await socket.subscribed("private-b", server.authorizeChannel(id, "private-b"));
    socket.send("client-typing", { at: 1 }, "presence-a");
    socket.send("client-typing", "text", "private-b");
    socket.send("pusher:ping");
    await socket.next("pusher:pong");

    const sent = { name: "client_event", event: "client-typing", socket_id: id };
    expect(events.slice(-2)).toEqual([
      { ...sent, channel: "presence-a", data: '{"at":1}', user_id: "anna" },
      { ...sent, channel: "private-b", data: "text" },
    ]);
  });

  test("is told of a cache miss", async () => {
    const events: WebhookEvent[] = [];
    const { raw } = await aBroker({ onWebhook: (event) => events.push(event) });
    const socket = raw();
    await socket.connected();
    await socket.subscribed("cache-a");
    expect(events.at(-1)).toEqual({ name: "cache_miss", channel: "cache-a" });
  });
});

describe("webhookPoster", () => {
  test("posts events together, with a signature the official package accepts", async () => {
    const { url, requests } = await aReceiver([200]);
    const { server } = await aBroker();
    const post = webhookPoster({ ...app, url, batchMs: 0 });
    post({ name: "channel_occupied", channel: "a" });
    post({ name: "channel_vacated", channel: "a" });
    await vi.waitFor(() => expect(requests).toHaveLength(1));

    const webhook = server.webhook(requests[0] ?? { headers: {}, rawBody: "" });
    expect(webhook.isValid()).toBe(true);
    expect(webhook.getEvents()).toEqual([
      { name: "channel_occupied", channel: "a" },
      { name: "channel_vacated", channel: "a" },
    ]);
    expect(Math.abs(Date.now() - webhook.getTime().getTime())).toBeLessThan(10_000);
  });

  test("posts again what was not taken", async () => {
    const { url, requests } = await aReceiver([500, 200]);
    webhookPoster({ ...app, url, batchMs: 0 })({ name: "channel_occupied", channel: "a" });
    await vi.waitFor(() => expect(requests).toHaveLength(2), { timeout: 5_000 });
    expect(requests[1]?.rawBody).toBe(requests[0]?.rawBody);
  });
});

/** A server that keeps what is posted to it and answers with the given statuses, one after the other. */
async function aReceiver(statuses: number[]) {
  const requests: { headers: object; rawBody: string }[] = [];
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    response.writeHead(statuses[requests.length] ?? 200).end();
    requests.push({ headers: request.headers, rawBody: String(Buffer.concat(chunks)) });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  // A TCP server's address is never a pipe's name.
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/hook`, requests };
}

import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { config } from "@/lib/config";
import { toWebhookBody } from "@/lib/dialects/spika/webhook";
import { createWebhook } from "@/lib/domain/webhooks/create-webhook";
import { routes } from "@/lib/generated/routes";
import { startWebhooks } from "@/lib/jobs/webhooks";
import { roomChannel } from "@/lib/realtime/channels";
import { provide } from "@/lib/singleton";
import { serve } from "@/lib/testing/http-server";
import { liveParts } from "@/lib/testing/live";
import { aReceiver, setAllowLoopback } from "@/lib/testing/receiver";
import { aSharedRoom, type SharedRoom } from "@/lib/testing/shared-room";

// What is said by any API, or in the browser, is read by every other, and reaches whoever
// is told of messages by other ways.

type Headers = Record<string, string>;
type Call = { path: string; headers: Headers; body: Record<string, unknown> };

const POSTS: Record<string, (room: SharedRoom, text: string) => Call> = {
  "the Messaging API": ({ roomId, roomKey }, text) => ({
    path: "/api/messaging/messages",
    headers: { accesstoken: roomKey },
    body: { roomId, type: "text", body: { text } },
  }),
  "the messenger API": ({ roomId, ana }, text) => ({
    path: "/api/messenger/messages",
    headers: { accesstoken: ana.token },
    body: { roomId, type: "text", body: { text }, hasLink: true },
  }),
  "the browser": ({ roomId, cookie }, text) => ({
    path: "/api/messenger/messages",
    headers: { cookie, "sec-fetch-site": "same-origin" },
    body: { roomId, type: "text", body: { text }, hasLink: true },
  }),
  "the chat-messages API": ({ roomId, apiToken }, text) => ({
    path: "/chat-messages",
    headers: { authorization: `Bearer ${apiToken}` },
    body: { room: String(roomId), text },
  }),
  Chapi: ({ name, workspaceKey }, text) => ({
    path: "/chat/api/chat/v1/messages",
    headers: { "x-api-key": workspaceKey },
    body: { messageRaw: text, room: name },
  }),
  "the guest chat API": ({ roomId, guestToken }, text) => ({
    path: `/api/chats/${roomId}/messages`,
    headers: { authorization: `Bearer ${guestToken}` },
    body: { body: text },
  }),
};

type Read = {
  path: (room: SharedRoom) => string;
  headers: (room: SharedRoom) => Headers;
  /** The texts of an answer. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of five shapes, of which one member is looked at
  texts: (answer: any) => unknown[];
};

const listOfMessenger = {
  path: ({ roomId }: SharedRoom) => `/api/messenger/messages/roomId/${roomId}`,
  texts: ({ data }: { data: { list: Array<{ body: { text: unknown } }> } }) =>
    data.list.map(({ body }) => body.text),
};

/** The Messaging API has no line here: it reads nothing, by contract; who made its key reads in the messenger. */
const READS: Record<string, Read> = {
  "the messenger API": { ...listOfMessenger, headers: ({ ben }) => ({ accesstoken: ben.token }) },
  "the browser of who made the room's key": { ...listOfMessenger, headers: ({ cookie }) => ({ cookie }) },
  "the chat-messages API": {
    path: ({ roomId }) => `/chat-messages?room=${roomId}`,
    headers: ({ apiToken }) => ({ authorization: `Bearer ${apiToken}` }),
    texts: (list) => list.map(({ text }: { text: unknown }) => text),
  },
  Chapi: {
    path: ({ name }) => `/chat/api/chat/v1/messages?room=${encodeURIComponent(name)}`,
    headers: ({ workspaceKey }) => ({ "x-api-key": workspaceKey }),
    texts: (list) => list.map(({ parsed }: { parsed: unknown }) => parsed),
  },
  "the guest chat API, by the guest": {
    path: ({ roomId }) => `/api/chats/${roomId}/messages`,
    headers: ({ guestToken }) => ({ authorization: `Bearer ${guestToken}` }),
    texts: ({ data }) => data.map(({ body }: { body: unknown }) => body),
  },
  "the guest chat API, by the account": {
    path: ({ roomId }) => `/api/chats/${roomId}/messages`,
    headers: ({ apiToken }) => ({ authorization: `Bearer ${apiToken}` }),
    texts: ({ data }) => data.map(({ body }: { body: unknown }) => body),
  },
};

const TEXT = "The delivery will come on Thursday, see https://example.org/delivery";
/** As members are told; of the messenger's own messages nothing is said. */
const SOURCES: Record<string, string> = {
  "the Messaging API": "messaging",
  "the chat-messages API": "chat-messages",
  Chapi: "chapi",
  "the guest chat API": "guest-chat",
};

let address: string;
let room: SharedRoom;
beforeAll(() => provide("config", { ...config(), rateLimits: false }));
beforeEach(async () => {
  address = await serve(routes);
  room = await aSharedRoom();
});

const get = (path: string, headers: Headers) => fetch(`${address}${path}`, { headers });
const asBen = async (path: string) =>
  (await (await get(`/api/messenger${path}`, { accesstoken: room.ben.token })).json()).data;

describe.each(Object.entries(POSTS))("posted by %s", (name, call) => {
  async function post(): Promise<void> {
    const { path, headers, body } = call(room, TEXT);
    const response = await fetch(`${address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  }

  test.each(Object.entries(READS))("read by %s", async (_reader, { path, headers, texts }) => {
    await post();
    const answer = await get(path(room), headers(room));
    expect(answer.status).toBe(200);
    expect(texts(await answer.json()).filter((text) => text === TEXT)).toEqual([TEXT]);
  });

  test("shown with where it came from", async () => {
    await post();
    const { list } = await asBen(`/messages/roomId/${room.roomId}`);
    expect(list[0]).toMatchObject({ body: { text: TEXT } });
    expect(list[0].source).toBe(SOURCES[name]);
  });

  test("listed among the room's links", async () => {
    await post();
    const { list } = await asBen(`/media?roomId=${room.roomId}&type=link`);
    expect(list).toMatchObject([{ body: { text: TEXT } }]);
  });

  test("delivered live", async () => {
    const { relay, listen } = await liveParts();
    const { heard } = await listen(room.ben, [roomChannel(room.roomId)]);
    await post();
    await relay.settle();
    const message = expect.objectContaining({ roomId: room.roomId, body: { text: TEXT } });
    await vi.waitFor(() =>
      expect(heard).toContainEqual({
        channel: roomChannel(room.roomId),
        name: "message.created",
        data: expect.objectContaining({ message }),
      }),
    );
  });

  test("counted unread", async () => {
    const unread = async () =>
      (await asBen("/room-list")).rooms.find(({ id }: { id: number }) => id === room.roomId).unreadCount;
    const before = await unread();
    await post();
    expect(await unread()).toBe(before + 1);
  });

  test("found by search", async () => {
    await post();
    const { list } = await asBen("/search?q=delivery%20thursday");
    expect(list).toMatchObject([{ roomId: room.roomId, text: TEXT }]);
  });

  test("delivered to a webhook", async () => {
    onTestFinished(setAllowLoopback(true));
    const { url, received } = await aReceiver();
    await createWebhook(room.ana.actor, room.roomId, url);
    const webhooks = startWebhooks(toWebhookBody);
    onTestFinished(() => webhooks.stop());
    const { relay } = await liveParts({ webhooks });
    await post();
    await relay.settle();
    await webhooks.settle();
    const bodies = received.map(({ body }) => JSON.parse(body));
    expect(bodies).toContainEqual(
      expect.objectContaining({ message: expect.objectContaining({ body: { text: TEXT } }) }),
    );
  });
});

test("the Messaging API reads nothing, by contract", async () => {
  const answer = await get("/api/messaging/messages", { accesstoken: room.roomKey });
  expect(answer.status).toBe(405);
});

import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { config } from "@/lib/config";
import { toWebhookBody } from "@/lib/dialects/spika/webhook";
import type { RoomId } from "@/lib/domain/ids";
import { findUnread } from "@/lib/domain/receipts/find-unread";
import { searchMessages } from "@/lib/domain/search/search-messages";
import { createWebhook } from "@/lib/domain/webhooks/create-webhook";
import { startWebhooks } from "@/lib/jobs/webhooks";
import { startRelay } from "@/lib/outbox/relay";
import { roomChannel } from "@/lib/realtime/channels";
import { announceThrough } from "@/lib/server/announce";
import { provide } from "@/lib/singleton";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { said, say } from "@/lib/testing/chapi";
import { liveParts } from "@/lib/testing/live";
import { aReceiver, setAllowLoopback } from "@/lib/testing/receiver";
import { aWorkspaceKey } from "@/lib/testing/workspace-key";

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
let bot: Awaited<ReturnType<typeof aWorkspaceKey>>;

const before = config();
beforeAll(() => provide("config", { ...before, rateLimits: false }));
afterAll(() => provide("config", before));
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana", { isWorkspaceAdmin: true }), await aUser("Ben")];
  roomId = await aRoom([ana, ben], { name: `Deploys ${ana.id}`, visibility: "public" });
  bot = await aWorkspaceKey(ana.id);
});
const deployed = () => say(bot.key, { messageRaw: "Deployed zanzibar", room: `deploys ${ana.id}` });

test("what a key says is heard live, counts as unread, and is found", async () => {
  const { listen } = await liveParts();
  const { heard } = await listen(ben, [roomChannel(roomId)]);
  said(await deployed());
  await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain("message.created"));
  expect(heard.find(({ name }) => name === "message.created")?.data).toMatchObject({
    roomId,
    message: { fromUserId: bot.botId, body: { text: "Deployed zanzibar" } },
  });
  expect(await findUnread(roomId, ben.id)).toMatchObject({ unreadCount: 1 });
  const { messages } = await searchMessages(ben.actor, { text: "zanzi", limit: 5, utcOffset: 0 });
  expect(messages.map((message) => message.roomId)).toEqual([roomId]);
});

test("the room's webhooks are called with it", async () => {
  onTestFinished(setAllowLoopback(true));
  const webhooks = startWebhooks(toWebhookBody);
  const silent = { publish: async () => undefined, terminateUser: async () => undefined };
  const relay = startRelay(announceThrough(silent, { webhooks }));
  onTestFinished(async () => {
    await relay.stop();
    await webhooks.stop();
  });
  const { url, received } = await aReceiver();
  await createWebhook(ana.actor, roomId, url);
  said(await deployed());
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({
    message: { body: { text: "Deployed zanzibar" } },
  });
});

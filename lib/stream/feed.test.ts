import { expect, test } from "vitest";
import type { CommittedEvent } from "@/lib/domain/events";
import type { DeviceId, UserId } from "@/lib/domain/ids";
import { createFeed, type RenderStream } from "@/lib/stream/feed";
import { createHub, type StreamHub } from "@/lib/stream/hub";
import { readText } from "@/lib/testing/read-text";

const ana = 1 as UserId;
const ben = 2 as UserId;
const anEvent = (id: string, event: CommittedEvent["event"] = { type: "user.updated", userId: ana }) => ({
  id,
  event,
});

/** What comes of a stream of the user's device. */
const listening = (hub: StreamHub, userId: UserId) =>
  readText(hub.open({ userId, deviceId: Number(userId) as DeviceId, deviceSince: new Date(0) }));

const told: RenderStream = async (events) =>
  events.map(({ id }) => ({ userIds: [ana], data: `{"id":${id}}` }));

test("a repetition is passed over, and nothing is rendered where nobody listens", async () => {
  const hub = createHub();
  const rendered: string[] = [];
  const feed = createFeed(hub, async (events, listeners) => {
    rendered.push(...events.map(({ id }) => id));
    return told(events, listeners);
  });
  feed.tell([anEvent("1")]);
  const heard = listening(hub, ana);
  feed.tell([anEvent("2"), anEvent("2")]);
  feed.tell([anEvent("2"), anEvent("3")]);
  await feed.settle();
  expect(rendered).toEqual(["2", "3"]);
  await expect.poll(() => heard.text).toMatch(/PING.*\n\ndata: \{"id":2\}\n\ndata: \{"id":3\}\n\n$/);
  hub.endAll();
});

test("where events cannot be read, streams end, so that clients ask for what they lack", async () => {
  const hub = createHub();
  let isDown = true;
  const feed = createFeed(hub, async (events, listeners) => {
    if (isDown) throw new Error("the database is away");
    return told(events, listeners);
  });
  const before = listening(hub, ana);
  feed.tell([anEvent("1")]);
  await feed.settle();
  await expect.poll(() => before.isEnded).toBe(true);
  isDown = false;
  const after = listening(hub, ana);
  feed.tell([anEvent("2")]);
  await expect.poll(() => after.text).toContain('{"id":2}');
  hub.endAll();
});

test("signing a device out ends the user's streams, and no others", async () => {
  const hub = createHub();
  const feed = createFeed(hub, told);
  const [anas, bens] = [listening(hub, ana), listening(hub, ben)];
  feed.tell([anEvent("1", { type: "device.signed_out", userId: ana })]);
  await expect.poll(() => anas.isEnded).toBe(true);
  expect(bens.isEnded).toBe(false);
  hub.endAll();
});

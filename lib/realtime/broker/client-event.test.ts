import { describe, expect, test } from "vitest";
import { aBroker, type Harness, once, type RawClient, subscribed } from "./harness";

const member = (user_id: string) => ({ user_id, user_info: {} });

describe("a client event", () => {
  test("goes from one official client to the others, and not back", async () => {
    const { client } = await aBroker({ clientEvents: true });
    const [sender, other] = [client(), client()];
    const [mine, theirs] = await Promise.all([
      subscribed(sender, "private-room"),
      subscribed(other, "private-room"),
    ]);
    const heard: string[] = [];
    mine.bind_global((event: string) => heard.push(event));
    const arrived = once(theirs, "client-typing");
    mine.trigger("client-typing", { at: 1 });
    expect(await arrived).toEqual({ at: 1 });

    const echo = once(mine, "client-reply");
    theirs.trigger("client-reply", {});
    await echo;
    expect(heard).toEqual(["client-reply"]);
  });

  test("names its sender on a presence channel", async () => {
    const { client } = await aBroker({ clientEvents: true });
    const mine = await subscribed(client({ presence: member("anna") }), "presence-room");
    const theirs = await subscribed(client({ presence: member("ben") }), "presence-room");
    const arrived = new Promise((resolve) => {
      theirs.bind("client-typing", (_: unknown, metadata: unknown) => resolve(metadata));
    });
    mine.trigger("client-typing", {});
    expect(await arrived).toEqual({ user_id: "anna" });
  });

  test("carries its data as a string", async () => {
    const { sender, other } = await twoOn(await aBroker({ clientEvents: true }), "private-room");
    sender.send("client-a", { nested: [1] }, "private-room");
    sender.send("client-b", "as it is", "private-room");
    await other.next("client-b");
    expect(other.frames.slice(-2)).toEqual([
      { event: "client-a", channel: "private-room", data: '{"nested":[1]}' },
      { event: "client-b", channel: "private-room", data: "as it is" },
    ]);
  });

  test("is refused while client events are off, as they are by default", async () => {
    const { sender } = await twoOn(await aBroker(), "private-room");
    sender.send("client-typing", {}, "private-room");
    expect((await sender.next("pusher:error")).data.message).toMatch("not enabled");
  });

  test.each(["room", "cache-room", "private-encrypted-room"])("is refused on %s", async (channel) => {
    const { sender, other } = await twoOn(await aBroker({ clientEvents: true }), channel);
    sender.send("client-typing", {}, channel);
    expect((await sender.next("pusher:error")).data.message).toMatch("private and presence channels");
    other.send("pusher:ping");
    await other.next("pusher:pong");
    expect(other.frames.some(({ event }) => event === "client-typing")).toBe(false);
  });

  test("is refused on a channel the sender is not on", async () => {
    const broker = await aBroker({ clientEvents: true });
    const { sender } = await twoOn(broker, "private-room");
    await twoOn(broker, "private-other");
    sender.send("client-typing", {}, "private-other");
    expect((await sender.next("pusher:error")).data.message).toMatch("Not subscribed");
  });

  test("is rejected with 4301 from the eleventh in a second on, and the connection stays", async () => {
    const { sender, other } = await twoOn(await aBroker({ clientEvents: true }), "private-room");
    for (let n = 0; n < 11; n += 1) sender.send("client-typing", n, "private-room");
    expect((await sender.next("pusher:error")).data).toMatchObject({ code: 4301 });

    sender.send("pusher:ping");
    await sender.next("pusher:pong");
    other.send("pusher:ping");
    await other.next("pusher:pong");
    expect(other.frames.filter(({ event }) => event === "client-typing")).toHaveLength(10);
  });

  test.each([
    ["its data is over 10 KB", "client-a", "x".repeat(10_241)],
    ["its name is over 200 characters", `client-${"a".repeat(194)}`, ""],
  ])("is refused when %s", async (_, event, data) => {
    const { sender } = await twoOn(await aBroker({ clientEvents: true }), "private-room");
    sender.send(event, data, "private-room");
    expect((await sender.next("pusher:error")).data.message).toMatch("too large");
  });

  test("is not what a cache channel remembers", async () => {
    const harness = await aBroker({ clientEvents: true });
    const { sender, other } = await twoOn(harness, "private-cache-room");
    sender.send("client-typing", {}, "private-cache-room");
    await other.next("client-typing");
    const late = harness.raw();
    const authorization = harness.server.authorizeChannel(await late.connected(), "private-cache-room");
    await late.subscribed("private-cache-room", authorization);
    await late.next("pusher:cache_miss");
  });
});

async function twoOn(
  { raw, server }: Harness,
  channel: string,
): Promise<{ sender: RawClient; other: RawClient }> {
  const [sender, other] = [raw(), raw()];
  for (const socket of [sender, other]) {
    await socket.subscribed(channel, server.authorizeChannel(await socket.connected(), channel));
  }
  return { sender, other };
}

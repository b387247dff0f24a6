import type { PresenceChannel } from "pusher-js";
import { describe, expect, test } from "vitest";
import { aBroker, once, subscribed } from "./harness";

const room = "presence-room";
const anna = { user_id: "anna", user_info: { name: "Anna" } };
const ben = { user_id: "ben", user_info: { name: "Ben" } };

describe("a presence channel", () => {
  test("shows the official client who is there, itself included", async () => {
    const { client } = await aBroker();
    await subscribed(client({ presence: anna }), room);
    // The name decides the kind of channel that subscribe returns.
    const channel = (await subscribed(client({ presence: ben }), room)) as PresenceChannel;

    expect(channel.members.count).toBe(2);
    expect(channel.members.get("anna")).toEqual({ id: "anna", info: { name: "Anna" } });
    expect(channel.members.me).toEqual({ id: "ben", info: { name: "Ben" } });
  });

  test("answers a subscription with ids, hash and count", async () => {
    const { raw, server } = await aBroker();
    const socket = raw();
    const id = await socket.connected();
    expect(await socket.subscribed(room, server.authorizeChannel(id, room, anna))).toEqual({
      presence: { count: 1, ids: ["anna"], hash: { anna: { name: "Anna" } } },
    });
  });

  test("tells the others who comes and who goes", async () => {
    const { client } = await aBroker();
    const channel = await subscribed(client({ presence: anna }), room);
    const added = once(channel, "pusher:member_added");
    const visitor = client({ presence: ben });
    await subscribed(visitor, room);
    expect(await added).toEqual({ id: "ben", info: { name: "Ben" } });

    const removed = once(channel, "pusher:member_removed");
    visitor.unsubscribe(room);
    expect(await removed).toEqual({ id: "ben", info: { name: "Ben" } });
  });

  test("tells of a member only with its first connection and its last", async () => {
    const { raw, server } = await aBroker();
    const sockets = [raw(), raw(), raw()] as const;
    const [watcher, tab1, tab2] = sockets;
    const [watcherId, id1, id2] = await Promise.all([
      watcher.connected(),
      tab1.connected(),
      tab2.connected(),
    ]);
    await watcher.subscribed(room, server.authorizeChannel(watcherId, room, anna));
    await tab1.subscribed(room, server.authorizeChannel(id1, room, ben));
    const { presence } = await tab2.subscribed(room, server.authorizeChannel(id2, room, ben));
    expect(presence).toMatchObject({ count: 2 });

    tab1.socket.terminate();
    tab2.socket.terminate();
    await watcher.next("pusher_internal:member_removed");
    watcher.send("pusher:ping");
    await watcher.next("pusher:pong");
    expect(watcher.frames.map(({ event }) => event).filter((event) => event.includes("member"))).toEqual([
      "pusher_internal:member_added",
      "pusher_internal:member_removed",
    ]);
  });

  test("does not tell a member of itself", async () => {
    const { raw, server } = await aBroker();
    const socket = raw();
    await socket.subscribed(room, server.authorizeChannel(await socket.connected(), room, anna));
    socket.send("pusher:ping");
    await socket.next("pusher:pong");
    expect(socket.frames.some(({ event }) => event.includes("member"))).toBe(false);
  });

  test("has 100 members at most, however many connections they have", async () => {
    const { raw, server } = await aBroker();
    const joinAs = async (userId: string) => {
      const socket = raw();
      const id = await socket.connected();
      socket.send("pusher:subscribe", {
        channel: room,
        ...server.authorizeChannel(id, room, { user_id: userId }),
      });
      return socket;
    };
    for (let n = 0; n < 100; n += 1) {
      await (await joinAs(`user-${n}`)).next("pusher_internal:subscription_succeeded");
    }
    const late = await joinAs("user-100");
    expect(await late.next("pusher:subscription_error")).toMatchObject({
      channel: room,
      data: { type: "LimitReached", status: 403 },
    });
    await (await joinAs("user-7")).next("pusher_internal:subscription_succeeded");
  });

  test("takes a user id that is a number, and one that is a word of the language", async () => {
    const { raw, server } = await aBroker();
    const [first, second] = [raw(), raw()];
    const firstId = await first.connected();
    // The types of the package say string; its documentation has a number.
    const ten = { user_id: 10 as unknown as string };
    await first.subscribed(room, server.authorizeChannel(firstId, room, ten));

    const secondId = await second.connected();
    await second.subscribed(room, server.authorizeChannel(secondId, room, { user_id: "__proto__" }));
    expect(String(second.frames.at(-1)?.data)).toContain('"ids":["10","__proto__"]');
    expect(String(second.frames.at(-1)?.data)).toContain('"hash":{"10":{},"__proto__":{}}');
  });

  test.each([
    ["no user id", { user_info: {} }],
    ["an empty user id", { user_id: "" }],
    ["a user id over 128 characters", { user_id: "x".repeat(129) }],
    ["user info over 1 KB", { user_id: "anna", user_info: { bio: "x".repeat(1_024) } }],
  ])("refuses channel data with %s, though signed", async (_, member) => {
    const { raw, server } = await aBroker();
    const socket = raw();
    const id = await socket.connected();
    // What the types of the package forbid, an application can sign all the same.
    const authorization = server.authorizeChannel(id, room, member as { user_id: string });
    socket.send("pusher:subscribe", { channel: room, ...authorization });
    expect((await socket.next("pusher:subscription_error")).data).toMatchObject({
      type: "AuthError",
      status: 400,
    });
  });

  test("refuses channel data other than what was signed", async () => {
    const { raw, server } = await aBroker();
    const socket = raw();
    const { auth } = server.authorizeChannel(await socket.connected(), room, anna);
    socket.send("pusher:subscribe", { channel: room, auth, channel_data: JSON.stringify(ben) });
    expect((await socket.next("pusher:subscription_error")).data).toMatchObject({ status: 401 });
  });

  test("takes the signed-in user where the authorisation names none", async () => {
    const { client } = await aBroker();
    const pusher = client({ userId: "7" });
    pusher.signin();
    const channel = (await subscribed(pusher, room)) as PresenceChannel; // as above
    expect(channel.members.me).toEqual({ id: "7", info: { name: "User 7" } });
  });

  test("refuses a connection that is nobody", async () => {
    const { raw, server } = await aBroker();
    const socket = raw();
    const id = await socket.connected();
    socket.send("pusher:subscribe", { channel: room, ...server.authorizeChannel(id, room) });
    expect((await socket.next("pusher:subscription_error")).data).toMatchObject({ status: 401 });
  });
});

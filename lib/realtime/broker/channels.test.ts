import { describe, expect, test } from "vitest";
import { aBroker, app, once, subscribed } from "./harness";
import { MAX_CHANNELS_PER_CONNECTION } from "./limits";

describe("a public channel", () => {
  test("brings an event of the official server to the official clients on it, and to no other", async () => {
    const { server, client } = await aBroker();
    const [inside, outside] = [client(), client()];
    const room = await subscribed(inside, "room");
    const elsewhere = await subscribed(outside, "elsewhere");
    const heard: unknown[] = [];
    elsewhere.bind_global((event: string) => heard.push(event));
    const arrived = once(room, "greeting");

    await server.trigger("room", "greeting", { text: "hé, 世界 👋" });
    expect(await arrived).toEqual({ text: "hé, 世界 👋" });

    const sentinel = once(elsewhere, "sentinel");
    await server.trigger("elsewhere", "sentinel", {});
    await sentinel;
    expect(heard).toEqual(["sentinel"]);
  });

  test("brings one event to many channels", async () => {
    const { server, client } = await aBroker();
    const pusher = client();
    const channels = await Promise.all(["a", "b", "c"].map((name) => subscribed(pusher, name)));
    const arrived = Promise.all(channels.map((channel) => once(channel, "news")));
    await server.trigger(["a", "b", "c"], "news", { n: 1 });
    expect(await arrived).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }]);
  });

  test("sends data as a string, exactly as it was given", async () => {
    const { broker, raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    await socket.subscribed("room");
    for (const data of ['{ "a" :1.0 }', "plain text", '"quoted"', "", "line\nbreak \u2028 \\u0000"]) {
      broker.trigger(["room"], "news", data);
      await socket.next("news");
      expect(socket.frames.at(-1)).toEqual({ event: "news", channel: "room", data });
    }
  });

  test("gives an event once when its name is given twice", async () => {
    const { broker, raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    await socket.subscribed("room");
    broker.trigger(["room", "room"], "news", "1");
    broker.trigger(["room"], "last", "2");
    await socket.next("last");
    expect(socket.frames.filter(({ event }) => event === "news")).toHaveLength(1);
  });

  test("leaves out the socket that is to be left out", async () => {
    const { server, client } = await aBroker();
    const [sender, other] = [client(), client()];
    const [mine, theirs] = await Promise.all([subscribed(sender, "room"), subscribed(other, "room")]);
    const heard: string[] = [];
    mine.bind_global((event: string) => heard.push(event));
    const arrived = [once(theirs, "typed"), once(mine, "sentinel")];

    await server.trigger("room", "typed", {}, { socket_id: sender.connection.socket_id });
    await server.trigger("room", "sentinel", {});
    await Promise.all(arrived);
    expect(heard).toEqual(["sentinel"]);
  });

  test("keeps the order of events", async () => {
    const { broker, raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    await socket.subscribed("room");
    for (let n = 0; n < 500; n += 1) broker.trigger(["room"], "n", String(n));
    broker.trigger(["room"], "end", "");
    await socket.next("end");
    expect(socket.frames.filter(({ event }) => event === "n").map(({ data }) => Number(data))).toEqual(
      Array.from({ length: 500 }, (_, n) => n),
    );
  });

  test("brings nothing after unsubscribing, and can be subscribed again", async () => {
    const { broker, raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    await socket.subscribed("room");
    socket.send("pusher:unsubscribe", { channel: "room" });
    socket.send("pusher:ping");
    await socket.next("pusher:pong");
    broker.trigger(["room"], "lost", "1");

    await socket.subscribed("room");
    broker.trigger(["room"], "found", "2");
    await socket.next("found");
    expect(socket.frames.some(({ event }) => event === "lost")).toBe(false);
  });

  test("cannot be subscribed twice on one connection", async () => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    await socket.subscribed("room");
    socket.send("pusher:subscribe", { channel: "room" });
    expect((await socket.next("pusher:error")).data.message).toBe("Existing subscription to channel room");
  });

  test.each(["with space", "a:b", "ünï", "", "#hash", "x".repeat(165), "a/b", "new\nline"])(
    "called %j is refused",
    async (channel) => {
      const { raw } = await aBroker();
      const socket = raw();
      await socket.connected();
      socket.send("pusher:subscribe", { channel });
      expect(await socket.next("pusher:subscription_error")).toMatchObject({
        channel,
        data: { type: "InvalidChannel", status: 400 },
      });
    },
  );

  test("may have 164 characters, and every letter the conventions name", async () => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    await socket.subscribed("x".repeat(164));
    await socket.subscribed("Az09_-=@,.;");
  });

  test.each([{ channel: 7 }, {}, "nonsense", null])("is not subscribed by %j", async (data) => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    socket.send("pusher:subscribe", data);
    expect((await socket.next("pusher:error")).data.message).toBe("A subscription needs a channel");
  });

  test("is refused beyond the number a connection may have", async () => {
    const { raw } = await aBroker({ frameBurst: MAX_CHANNELS_PER_CONNECTION * 2 });
    const socket = raw();
    await socket.connected();
    for (let n = 0; n <= MAX_CHANNELS_PER_CONNECTION; n += 1)
      socket.send("pusher:subscribe", { channel: `c${n}` });
    expect(await socket.next("pusher:subscription_error")).toMatchObject({
      channel: `c${MAX_CHANNELS_PER_CONNECTION}`,
      data: { type: "LimitReached", status: 403 },
    });
  });
});

describe("a private channel", () => {
  test("is joined by the official client with the official server's signature", async () => {
    const { server, client } = await aBroker();
    const room = await subscribed(client(), "private-room");
    const arrived = once(room, "news");
    await server.trigger("private-room", "news", { ok: true });
    expect(await arrived).toEqual({ ok: true });
  });

  test("accepts its subscription as JSON in a string", async () => {
    const { raw, server } = await aBroker();
    const socket = raw();
    const id = await socket.connected();
    const { auth } = server.authorizeChannel(id, "private-room");
    socket.send("pusher:subscribe", JSON.stringify({ channel: "private-room", auth }));
    await socket.next("pusher_internal:subscription_succeeded");
  });

  test.each([
    ["no signature", () => undefined],
    ["a signature that is no text", () => 7],
    ["a made-up signature", () => `${app.key}:${"0".repeat(64)}`],
    ["half a signature", (auth: string) => auth.slice(0, -1)],
    ["another key", (auth: string) => auth.replace(app.key, "other-key")],
  ])("is refused with %s", async (_, forge) => {
    const { raw, server } = await aBroker();
    const socket = raw();
    const id = await socket.connected();
    const { auth } = server.authorizeChannel(id, "private-room");
    socket.send("pusher:subscribe", { channel: "private-room", auth: forge(auth) });
    expect(await socket.next("pusher:subscription_error")).toMatchObject({
      channel: "private-room",
      data: { type: "AuthError", status: 401 },
    });
  });

  test("is refused with the signature of another socket or another channel", async () => {
    const { raw, server } = await aBroker();
    const [thief, owner] = [raw(), raw()];
    const [thiefId, ownerId] = await Promise.all([thief.connected(), owner.connected()]);
    for (const stolen of [
      server.authorizeChannel(ownerId, "private-room"),
      server.authorizeChannel(thiefId, "private-other"),
    ]) {
      thief.send("pusher:subscribe", { channel: "private-room", auth: stolen.auth });
      expect((await thief.next("pusher:subscription_error")).data.type).toBe("AuthError");
    }
  });

  test("gives nothing to those who were refused", async () => {
    const { raw, broker } = await aBroker();
    const socket = raw();
    await socket.connected();
    socket.send("pusher:subscribe", { channel: "private-room", auth: `${app.key}:nope` });
    await socket.next("pusher:subscription_error");
    await socket.subscribed("lobby");
    broker.trigger(["private-room", "lobby"], "news", "1");
    expect((await socket.next("news")).channel).toBe("lobby");
  });

  test("tells the official client that it was refused", async () => {
    const { client } = await aBroker();
    const pusher = client();
    pusher.config.channelAuthorizer = (_, done) => done(null, { auth: `${app.key}:nope` });
    const error = await once(pusher.subscribe("private-room"), "pusher:subscription_error");
    expect(error).toMatchObject({ type: "AuthError", status: 401 });
  });
});

describe("an encrypted channel", () => {
  test("carries what the official packages encrypt, unread", async () => {
    const { server, client, raw } = await aBroker();
    const name = "private-encrypted-room";
    const room = await subscribed(client(), name);
    const socket = raw();
    await socket.subscribed(name, server.authorizeChannel(await socket.connected(), name));
    const arrived = once(room, "secret");

    await server.trigger(name, "secret", { text: "hush" });
    expect(await arrived).toEqual({ text: "hush" });
    expect((await socket.next("secret")).data).toEqual({
      nonce: expect.any(String),
      ciphertext: expect.any(String),
    });
  });

  test("is refused without a signature", async () => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    socket.send("pusher:subscribe", { channel: "private-encrypted-room" });
    expect((await socket.next("pusher:subscription_error")).data.type).toBe("AuthError");
  });
});

describe("a cache channel", () => {
  test("gives its last event to those who come later", async () => {
    const { server, client } = await aBroker();
    await server.trigger("cache-price", "price", { value: 1 });
    await server.trigger("cache-price", "price", { value: 2 });
    expect(await once(client().subscribe("cache-price"), "price")).toEqual({ value: 2 });
  });

  test("keeps it when everybody has left", async () => {
    const { broker, raw } = await aBroker();
    const [first, second] = [raw(), raw()];
    await Promise.all([first.connected(), second.connected()]);
    await first.subscribed("cache-price");
    broker.trigger(["cache-price"], "price", "1");
    first.socket.close();
    await first.closed;
    await second.subscribed("cache-price");
    await second.next("price");
  });

  test("tells of a miss when it has none", async () => {
    const { client } = await aBroker();
    await once(client().subscribe("cache-price"), "pusher:cache_miss");
  });

  test.each(["private-cache-price", "private-encrypted-cache-price"])(
    "may be %s, authorised",
    async (name) => {
      const { raw, server, broker } = await aBroker();
      broker.trigger([name], "price", "1");
      const socket = raw();
      await socket.subscribed(name, server.authorizeChannel(await socket.connected(), name));
      await socket.next("price");
    },
  );

  test("is told from a channel that merely has the word in its name", async () => {
    const { raw, broker } = await aBroker();
    broker.trigger(["price-cache-1"], "price", "1");
    const socket = raw();
    await socket.connected();
    await socket.subscribed("price-cache-1");
    socket.send("pusher:ping");
    await socket.next("pusher:pong");
    expect(socket.frames.map(({ event }) => event)).toEqual([
      "pusher:connection_established",
      "pusher_internal:subscription_succeeded",
      "pusher:pong",
    ]);
  });
});

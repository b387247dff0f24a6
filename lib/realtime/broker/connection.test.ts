import { connect } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { aBroker, app, once } from "./harness";

describe("a connection", () => {
  test("of the official client is established with a socket id and the activity timeout", async () => {
    const { client, broker } = await aBroker();
    const pusher = client();
    await once(pusher.connection, "connected");

    expect(pusher.connection.socket_id).toMatch(/^\d+\.\d+$/);
    expect(broker.connectionCount()).toBe(1);
  });

  test("is greeted with data that is JSON in a string", async () => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();

    const data = socket.frames[0]?.data;
    expect(typeof data).toBe("string");
    expect(JSON.parse(String(data))).toEqual({ socket_id: expect.any(String), activity_timeout: 120 });
  });

  test("is no longer counted once the client is gone", async () => {
    const { raw, broker } = await aBroker();
    const [leaver, stayer] = [raw(), raw()];
    await Promise.all([leaver.connected(), stayer.connected()]);
    leaver.socket.close();
    await vi.waitFor(() => expect(broker.connectionCount()).toBe(1));
  });

  test.each([
    ["an unknown key", "/app/other-key?protocol=7", 4001],
    ["no protocol version", `/app/${app.key}`, 4008],
    ["a protocol version that is gone", `/app/${app.key}?protocol=3`, 4007],
    ["a protocol version yet to come", `/app/${app.key}?protocol=8`, 4007],
  ])("with %s is told the code and closed with it", async (_, path, code) => {
    const { raw, broker } = await aBroker();
    const socket = raw(path);

    expect((await socket.next("pusher:error")).data).toMatchObject({ code });
    expect(await socket.closed).toMatchObject({ code });
    expect(broker.connectionCount()).toBe(0);
  });

  test("beyond the quota is closed with 4004, and has its place when another leaves", async () => {
    const { raw, broker } = await aBroker({ maxConnections: 1 });
    const first = raw();
    await first.connected();
    expect(await raw().closed).toMatchObject({ code: 4004 });

    first.socket.close();
    await vi.waitFor(() => expect(broker.connectionCount()).toBe(0));
    expect(await raw().connected()).toMatch(/^\d+\.\d+$/);
  });

  test("from a foreign origin is answered 403", async () => {
    const { raw } = await aBroker({ allowedOrigin: (origin, host) => origin === `http://${host}` });
    await expect(raw(undefined, { origin: "http://evil.example" }).closed).rejects.toThrow("403");
  });

  test("from an allowed origin is taken", async () => {
    const { raw, port } = await aBroker({ allowedOrigin: (origin, host) => origin === `http://${host}` });
    expect(await raw(undefined, { origin: `http://127.0.0.1:${port}` }).connected()).toBeTruthy();
  });

  test("after close() is answered 503", async () => {
    const { raw, broker } = await aBroker();
    await broker.close();
    await expect(raw().closed).rejects.toThrow("503");
  });
});

describe("an upgrade", () => {
  test.each(["/", "/app/", "/app", "/app/a/b?protocol=7", "/_next/webpack-hmr", "/apps/41/events"])(
    "to %s is not taken",
    async (path) => {
      const { raw } = await aBroker();
      await expect(raw(path).closed).rejects.toThrow("socket hang up");
    },
  );

  test("to a target with a host in it is not taken", async () => {
    const { port } = await aBroker();
    const socket = connect(port, "127.0.0.1");
    socket.write(
      `GET http://internal.example/app/${app.key}?protocol=7 HTTP/1.1\r\nHost: internal.example\r\n` +
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    let answer = "";
    socket.on("data", (bytes) => {
      answer += bytes;
    });
    await new Promise((resolve) => socket.once("close", resolve));
    expect(answer).toBe("");
  });
});

describe("liveness", () => {
  test("a ping is answered with a pong", async () => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    socket.send("pusher:ping", {});
    expect((await socket.next("pusher:pong")).data).toEqual({});
  });

  test("a silent client is pinged, and closed with 4201 when it does not answer", async () => {
    const { raw, broker } = await aBroker({ activityTimeoutSeconds: 0.04, pongTimeoutSeconds: 0.04 });
    const socket = raw();
    await socket.next("pusher:ping");
    expect(await socket.closed).toEqual({ code: 4201, reason: "Pong reply not received" });
    expect(broker.connectionCount()).toBe(0);
  });

  test("a client that answers is pinged again and again", async () => {
    const { raw, broker } = await aBroker({ activityTimeoutSeconds: 0.03, pongTimeoutSeconds: 0.5 });
    const socket = raw();
    for (let round = 0; round < 4; round += 1) {
      await socket.next("pusher:ping");
      socket.send("pusher:pong", {});
    }
    expect(broker.connectionCount()).toBe(1);
  });

  test("the official client stays connected when it has nothing to say", async () => {
    const { client, raw, broker } = await aBroker({ activityTimeoutSeconds: 0.05, pongTimeoutSeconds: 0.5 });
    const pusher = client();
    const witness = raw();
    await once(pusher.connection, "connected");
    for (let round = 0; round < 4; round += 1) {
      await witness.next("pusher:ping");
      witness.send("pusher:pong", {});
    }
    expect(pusher.connection.state).toBe("connected");
    expect(broker.connectionCount()).toBe(2);
  });

  test("a stall of the server's own is not held against its clients", async () => {
    const { raw, broker } = await aBroker({ activityTimeoutSeconds: 0.04, pongTimeoutSeconds: 0.06 });
    const sockets = [raw(), raw()];
    for (const socket of sockets) {
      socket.socket.on("message", (text) => {
        if (String(text).includes("pusher:ping")) socket.send("pusher:pong", {});
      });
    }
    await Promise.all(sockets.map((socket) => socket.next("pusher:ping")));
    // The next ping is on its way, its pong unread, when the process stops for longer than a pong may take.
    await Promise.all(sockets.map((socket) => socket.next("pusher:ping")));
    const stalledUntil = performance.now() + 300;
    while (performance.now() < stalledUntil);

    await Promise.all(sockets.map((socket) => socket.next("pusher:ping")));
    expect(broker.connectionCount()).toBe(2);
  });

  test("a connection nobody vouches for is closed with 4009 in time, an authorised one is not", async () => {
    const { raw, server } = await aBroker({
      authorizationTimeoutSeconds: 0.5,
      activityTimeoutSeconds: 0.04,
      pongTimeoutSeconds: 10,
    });
    const [stranger, friend] = [raw(), raw()];
    const id = await friend.connected();
    await friend.subscribed("private-a", server.authorizeChannel(id, "private-a"));

    expect(await stranger.closed).toEqual({ code: 4009, reason: "Connection not authorized within timeout" });
    friend.send("pusher:ping", {});
    await friend.next("pusher:pong");
  });
});

describe("a client that misbehaves", () => {
  test.each(["not json", "[]", "null", '{"event":7}', "{}"])("by sending %s is told so", async (text) => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    socket.socket.send(text);
    expect((await socket.next("pusher:error")).data).toMatchObject({ code: null });
    socket.send("pusher:ping");
    await socket.next("pusher:pong");
  });

  test("by sending an event it made up is told so", async () => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    socket.send("my-event", {}, "room");
    expect((await socket.next("pusher:error")).data.message).toBe("Unknown event");
  });

  test("by sending a binary frame is closed with 1003", async () => {
    const { raw } = await aBroker();
    const socket = raw();
    await socket.connected();
    socket.socket.send(Buffer.from([1, 2, 3]));
    expect(await socket.closed).toMatchObject({ code: 1003 });
  });

  test("by sending more than 64 KB in a frame is closed with 1009", async () => {
    const { raw, broker } = await aBroker();
    const socket = raw();
    await socket.connected();
    socket.send("pusher:ping", "x".repeat(64 * 1024));
    expect(await socket.closed).toMatchObject({ code: 1009 });
    await vi.waitFor(() => expect(broker.connectionCount()).toBe(0));
  });

  test("by flooding is read at the allowed rate, and loses nothing", async () => {
    const { raw } = await aBroker({ frameBurst: 50, framesPerSecond: 1_000 });
    const socket = raw();
    await socket.connected();
    const startedAt = performance.now();
    for (let number = 0; number < 250; number += 1)
      socket.send("pusher:subscribe", { channel: `room-${number}` });
    // What is already in the server's hands when it pauses is still handled; this one comes after the pause.
    await socket.next("pusher_internal:subscription_succeeded");
    socket.send("pusher:ping");
    await socket.next("pusher:pong");

    expect(
      socket.frames.filter(({ event }) => event === "pusher_internal:subscription_succeeded"),
    ).toHaveLength(250);
    expect(performance.now() - startedAt).toBeGreaterThan(150);
  });

  test("by not reading is closed instead of filling the memory", async () => {
    const { raw, broker } = await aBroker({ maxBufferedBytes: 100_000 });
    const socket = raw();
    await socket.connected();
    await socket.subscribed("news");
    socket.socket.pause();

    const data = JSON.stringify("x".repeat(10_000));
    // The kernel's buffers take some megabytes before ours begin to fill.
    for (let sent = 0; sent < 5_000 && broker.connectionCount() > 0; sent += 1) {
      broker.trigger(["news"], "news", data);
      if (sent % 50 === 0) await new Promise(setImmediate);
    }
    expect(broker.connectionCount()).toBe(0);
  });

  test("by reading slowly gets all that was sent and then 4100", async () => {
    const { raw, broker } = await aBroker({ maxBufferedBytes: 100_000, closeTimeoutSeconds: 10 });
    const socket = raw();
    await socket.connected();
    await socket.subscribed("news");
    const data = JSON.stringify("x".repeat(10_000));
    // In one go: nothing is written to the network before the loop ends.
    for (let sent = 0; sent < 2_000; sent += 1) broker.trigger(["news"], "news", data);

    expect(await socket.closed).toMatchObject({ code: 4100 });
  });
});

describe("close()", () => {
  test("sends everybody away with 4003, after which the official client does not come back by itself", async () => {
    const { client, broker } = await aBroker();
    const pusher = client();
    await once(pusher.connection, "connected");
    const [error] = await Promise.all([once(pusher.connection, "error"), broker.close()]);

    expect(error).toMatchObject({ data: { code: 4003 } });
    expect(broker.connectionCount()).toBe(0);
    if (pusher.connection.state !== "disconnected") await once(pusher.connection, "disconnected");
  });

  test("uses the code it is given", async () => {
    const { raw, broker } = await aBroker();
    const socket = raw();
    await socket.connected();
    await broker.close(4100);
    expect(await socket.closed).toMatchObject({ code: 4100 });
  });

  test("does not wait for a client that has stopped answering", async () => {
    const { raw, broker } = await aBroker({ closeTimeoutSeconds: 0.05 });
    const socket = raw();
    await socket.connected();
    socket.socket.pause();
    await broker.close();
    expect(broker.connectionCount()).toBe(0);
  });
});

import { describe, expect, test, vi } from "vitest";
import { aBroker, app, type Harness, once, type RawClient } from "./harness";
import { sign } from "./signature";

describe("signing in", () => {
  test("works between the official packages", async () => {
    const { client } = await aBroker();
    const pusher = client({ userId: "7" });
    pusher.signin();
    await once(pusher.connection, "connected");
    await pusher.user.signinDonePromise;
    expect(pusher.user.user_data).toEqual({ id: "7", user_info: { name: "User 7" } });
  });

  test("is answered with the user's data, twice encoded", async () => {
    const { raw, server } = await aBroker();
    const socket = raw();
    const data = server.authenticateUser(await socket.connected(), { id: "7" });
    socket.send("pusher:signin", data);
    expect((await socket.next("pusher:signin_success")).data).toEqual({ user_data: '{"id":"7"}' });
    expect(typeof socket.frames.at(-1)?.data).toBe("string");
  });

  test("fails with another socket's signature, and the connection stays anonymous", async () => {
    const { raw, server } = await aBroker();
    const [thief, owner] = [raw(), raw()];
    await thief.connected();
    thief.send("pusher:signin", server.authenticateUser(await owner.connected(), { id: "7" }));
    expect((await thief.next("pusher:error")).data).toMatchObject({ code: 4009 });

    thief.send("pusher:subscribe", { channel: "#server-to-user-7" });
    await thief.next("pusher:subscription_error");
  });

  test("fails with a channel's signature", async () => {
    const { raw } = await aBroker();
    const socket = raw();
    const id = await socket.connected();
    const userData = '{"id":"7"}';
    socket.send("pusher:signin", {
      auth: `${app.key}:${sign(app.secret, `${id}:${userData}`)}`,
      user_data: userData,
    });
    expect((await socket.next("pusher:error")).data).toMatchObject({ code: 4009 });
  });

  test("as somebody else on the same connection fails, as the same one does not", async () => {
    const { raw, server } = await aBroker();
    const socket = raw();
    const id = await socket.connected();
    for (const user of ["7", "7"]) {
      socket.send("pusher:signin", server.authenticateUser(id, { id: user }));
      await socket.next("pusher:signin_success");
    }
    socket.send("pusher:signin", server.authenticateUser(id, { id: "8" }));
    expect((await socket.next("pusher:error")).data.message).toMatch("another user");
  });

  test.each([
    ["no id", {}],
    ["an empty id", { id: "" }],
    ["a number for an id", { id: 7 }],
    ["an id over 128 characters", { id: "x".repeat(129) }],
    ["a colon in the id", { id: "a:b" }],
    ["user info over 1 KB", { id: "7", user_info: { bio: "x".repeat(1_024) } }],
  ])("fails with %s, though signed", async (_, user) => {
    const { raw } = await aBroker();
    const socket = raw();
    const id = await socket.connected();
    const userData = JSON.stringify(user);
    const auth = `${app.key}:${sign(app.secret, `${id}::user::${userData}`)}`;
    socket.send("pusher:signin", { auth, user_data: userData });
    expect((await socket.next("pusher:error")).data).toMatchObject({ code: 4009 });
  });

  test("is a condition for private and presence channels where the broker asks for it", async () => {
    const harness = await aBroker({ requireSignIn: true });
    const socket = harness.raw();
    const id = await socket.connected();
    const authorization = harness.server.authorizeChannel(id, "private-room");
    socket.send("pusher:subscribe", { channel: "private-room", ...authorization });
    expect((await socket.next("pusher:subscription_error")).data.error).toMatch("Sign in");

    socket.send("pusher:signin", harness.server.authenticateUser(id, { id: "7" }));
    await socket.next("pusher:signin_success");
    await socket.subscribed("private-room", authorization);
  });
});

describe("an event for a user", () => {
  test("reaches the user's official client", async () => {
    const { client, server } = await aBroker();
    const pusher = client({ userId: "7" });
    pusher.signin();
    await once(pusher.connection, "connected");
    await pusher.user.signinDonePromise;
    const arrived = new Promise((resolve) => pusher.user.bind("notice", resolve));
    await server.sendToUser("7", "notice", { text: "hi" });
    expect(await arrived).toEqual({ text: "hi" });
  });

  test("reaches all the user's connections from the sign-in on, and nobody else's", async () => {
    const harness = await aBroker();
    const sockets = [
      await signedIn(harness, "7"),
      await signedIn(harness, "7"),
      await signedIn(harness, "8"),
    ];
    harness.broker.trigger(["#server-to-user-7"], "notice", "1");
    harness.broker.trigger(["#server-to-user-8"], "notice", "2");
    const frames = await Promise.all(sockets.map((socket) => socket.next("notice")));
    expect(frames.map(({ channel }) => channel)).toEqual([
      "#server-to-user-7",
      "#server-to-user-7",
      "#server-to-user-8",
    ]);
  });

  test("cannot be subscribed to by another user", async () => {
    const socket = await signedIn(await aBroker(), "8");
    socket.send("pusher:subscribe", { channel: "#server-to-user-7" });
    expect((await socket.next("pusher:subscription_error")).data.type).toBe("InvalidChannel");
  });
});

describe("terminating a user", () => {
  test("closes the user's connections with 4009 and no other", async () => {
    const harness = await aBroker();
    const gone = [await signedIn(harness, "7"), await signedIn(harness, "7")];
    const stays = await signedIn(harness, "8");
    await harness.server.terminateUserConnections("7");

    for (const socket of gone) {
      expect((await socket.next("pusher:error")).data).toMatchObject({ code: 4009 });
      expect(await socket.closed).toMatchObject({ code: 4009 });
    }
    stays.send("pusher:ping");
    await stays.next("pusher:pong");
  });

  test("is final for the official client until it is told to connect, and then a new sign-in works", async () => {
    const { client, broker } = await aBroker();
    const pusher = client({ userId: "7" });
    pusher.signin();
    await once(pusher.connection, "connected");
    await pusher.user.signinDonePromise;
    const disconnected = once(pusher.connection, "disconnected");
    broker.terminateUser("7");
    await disconnected;
    expect(broker.connectionCount()).toBe(0);

    pusher.connect();
    await once(pusher.connection, "connected");
    await vi.waitFor(() => expect(pusher.user.user_data).toMatchObject({ id: "7" }));
  });

  test("reaches a client that never signed in, when the application remembers whose it is", async () => {
    const { raw, broker } = await aBroker();
    const socket = raw();
    broker.rememberUser(await socket.connected(), "7");
    broker.rememberUser("1.1", "7");
    broker.terminateUser("7");
    await socket.closed;
    expect(broker.connectionCount()).toBe(0);
  });

  test("stops the user's events at once", async () => {
    const harness = await aBroker();
    const socket = await signedIn(harness, "7");
    await socket.subscribed("room");
    harness.broker.terminateUser("7");
    harness.broker.trigger(["room", "#server-to-user-7"], "secret", "1");
    socket.send("pusher:subscribe", { channel: "other" });
    await socket.closed;
    expect(socket.frames.some(({ event }) => event === "secret")).toBe(false);
    expect(harness.broker.connectionCount()).toBe(0);
  });

  test("that nobody knows does nothing", async () => {
    const { server } = await aBroker();
    expect((await server.terminateUserConnections("nobody")).status).toBe(200);
  });
});

async function signedIn({ raw, server }: Harness, userId: string): Promise<RawClient> {
  const socket = raw();
  const id = await socket.connected();
  socket.send("pusher:signin", server.authenticateUser(id, { id: userId }));
  await socket.next("pusher:signin_success");
  return socket;
}

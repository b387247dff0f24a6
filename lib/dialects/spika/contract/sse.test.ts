import { request as httpRequest } from "node:http";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { PUT as UPDATE_ME } from "@/app/api/messenger/me/route";
import { DELETE as UNREACT } from "@/app/api/messenger/message-records/[id]/route";
import { POST as REACT } from "@/app/api/messenger/message-records/route";
import { DELETE as DELETE_MESSAGE, PUT as EDIT } from "@/app/api/messenger/messages/[id]/route";
import { POST as SEEN } from "@/app/api/messenger/messages/[id]/seen/route";
import { POST as DELIVERED } from "@/app/api/messenger/messages/delivered/route";
import { POST as SEND } from "@/app/api/messenger/messages/route";
import { POST as LEAVE } from "@/app/api/messenger/rooms/[id]/leave/route";
import { POST as MUTE } from "@/app/api/messenger/rooms/[id]/mute/route";
import { DELETE as DELETE_ROOM, PUT as UPDATE_ROOM } from "@/app/api/messenger/rooms/[id]/route";
import { POST as CREATE_ROOM } from "@/app/api/messenger/rooms/route";
import { GET } from "@/app/api/sse/route";
import { hashToken, randomKey } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import { messageRecordSchema, messageSchema } from "@/lib/dialects/spika/schemas/message";
import { roomSchema } from "@/lib/dialects/spika/schemas/room";
import { signOutDevice } from "@/lib/domain/accounts/sign-out";
import type { RoomId } from "@/lib/domain/ids";
import { endSignedOut } from "@/lib/stream/end-signed-out";
import { streamHub } from "@/lib/stream/hub";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { type Heard, openStream, streamParts } from "@/lib/testing/streams";
import { setTeamMode } from "@/lib/testing/team-mode";

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  roomId = await aRoom([ana, ben]);
});

/** Another device of the same person; its token. */
async function anotherDevice(user: TestUser): Promise<string> {
  const token = randomKey(22);
  const tokenHash = new Uint8Array(hashToken(token));
  await db().device.create({ data: { userId: user.id, deviceId: randomKey(12), tokenHash } });
  return token;
}
const send = async (user: TestUser, text: string, id: number = roomId) =>
  (await call(SEND, { token: user.token, body: { roomId: id, type: "text", body: { text } } })).json.data
    .message;
const ofRoom = (user: TestUser, id: number = roomId, method = "POST") => ({
  token: user.token,
  method,
  params: { id: String(id) },
});
const types = ({ events }: Heard) => events.map(({ type }) => type);
const texts = ({ events }: Heard) =>
  events.filter(({ type }) => type === "NEW_MESSAGE").map(({ message }) => message.body.text);

describe("4.1 connection", () => {
  test("answers with the contract's headers and a keepalive at once", async () => {
    const { listen } = await streamParts();
    const { response, ...heard } = await listen(ana);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.get("connection")).toBe("keep-alive");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(heard.events).toEqual([]);
  });

  test("takes the token in either spelling of the query, or in the header, with or without a slash", async () => {
    const { address } = await streamParts();
    const tries: Array<[string, Record<string, string>?]> = [
      [`/api/sse?accesstoken=${ana.token}`],
      [`/api/sse/?accesstoken=${ana.token}`],
      [`/api/sse?accessToken=${ana.token}`],
      ["/api/sse", { accesstoken: ana.token }],
      ["/api/sse/", { accessToken: ana.token }],
    ];
    for (const [path, headers] of tries) {
      const heard = await openStream(`${address}${path}`, headers);
      expect(heard.response.status, path).toBe(200);
      await expect.poll(() => heard.text).toBe('data: {"type":"PING"}\n\n');
    }
  });

  test("refuses a missing, unknown or expired token in plain text", async () => {
    const { address } = await streamParts();
    const refused = async (query: string, text: string) => {
      const response = await fetch(`${address}/api/sse${query}`);
      expect([response.status, await response.text()]).toEqual([401, text]);
      expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
    };
    await refused("", "Invalid access token");
    await refused("?accesstoken=", "Invalid access token");
    await refused("?accesstoken=unknown", "Invalid access token");
    const device = { id: ana.actor.deviceId ?? 0 };
    await db().device.update({ where: device, data: { tokenExpiredAt: new Date(Date.now() - 1_000) } });
    await refused(`?accesstoken=${ana.token}`, "Token is expired");
    await db().device.update({ where: device, data: { tokenExpiredAt: null } });
    await db().user.update({ where: { id: ana.id }, data: { verified: false } });
    await refused(`?accessToken=${ana.token}`, "User is not verified");
  });

  test("a browser's cookie alone opens no stream, and HEAD none at all", async () => {
    const { address } = await streamParts();
    const cookie = await fetch(`${address}/api/sse`, { headers: { cookie: "next-auth.session-token=x" } });
    expect(cookie.status).toBe(401);
    const head = await fetch(`${address}/api/sse?accesstoken=${ana.token}`, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.headers.get("content-type")).toBe("text/event-stream");
    expect(streamHub().users()).toEqual([]);
  });

  test("stores what the client says of its device (1.4)", async () => {
    const { address } = await streamParts();
    await openStream(`${address}/api/sse?accesstoken=${ana.token}`, {
      "os-name": "android",
      "os-version": "34",
      "device-name": "Pixel 8",
      "app-version": "3.1.0",
    });
    expect(await db().device.findUniqueOrThrow({ where: { id: ana.actor.deviceId ?? 0 } })).toMatchObject({
      osName: "android",
      osVersion: "34",
      deviceName: "Pixel 8",
      appVersion: "3.1.0",
    });
  });

  test("says PING every five seconds", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const { listen } = await streamParts();
    const heard = await listen(ana);
    const ping = 'data: {"type":"PING"}\n\n';
    await expect.poll(() => heard.text).toBe(ping);
    vi.advanceTimersByTime(4_999);
    vi.advanceTimersByTime(1);
    await expect.poll(() => heard.text).toBe(ping.repeat(2));
    vi.advanceTimersByTime(10_000);
    await expect.poll(() => heard.text).toBe(ping.repeat(4));
  });

  test("every connection of a device hears all, and one that leaves is forgotten", async () => {
    const { listen } = await streamParts();
    const [first, second] = [await listen(ben), await listen(ben)];
    await send(ana, "to both");
    await expect.poll(() => [texts(first), texts(second)]).toEqual([["to both"], ["to both"]]);
    first.leave();
    await expect.poll(() => first.isEnded).toBe(true);
    await send(ana, "to one");
    await expect.poll(() => texts(second)).toEqual(["to both", "to one"]);
    expect(texts(first)).toEqual(["to both"]);
    second.leave();
    await expect.poll(() => streamHub().users()).toEqual([]);
  });

  test("an eleventh connection of a device ends its first one", async () => {
    const { listen } = await streamParts();
    const streams: Heard[] = [];
    for (let n = 0; n < 11; n++) streams.push(await listen(ana));
    await expect.poll(() => streams.map(({ isEnded }) => isEnded)).toEqual([true, ...Array(10).fill(false)]);
  });

  test("ends when the device is signed out, its token runs out, or the server stops", async () => {
    const { listen, streams } = await streamParts();
    const [anas, bens] = [await listen(ana), await listen(ben)];
    await signOutDevice(ana.id, ana.actor.deviceId ?? (0 as never));
    await expect.poll(() => anas.isEnded).toBe(true);
    expect(bens.isEnded).toBe(false);

    const later = await listen(await anotherDevice(ben));
    await db().device.update({
      where: { id: ben.actor.deviceId ?? 0 },
      data: { tokenExpiredAt: new Date(Date.now() - 1_000) },
    });
    await endSignedOut(streamHub());
    await expect.poll(() => bens.isEnded).toBe(true);
    expect(later.isEnded).toBe(false);
    await streams.stop();
    await expect.poll(() => later.isEnded).toBe(true);
  });

  test("a client that does not read is not waited for", async () => {
    const { address, settle } = await streamParts();
    const slow = httpRequest(`${address}/api/sse?accesstoken=${ben.token}`);
    onTestFinished(() => void slow.destroy());
    slow.on("error", () => undefined); // destroyed at the end
    const response = await new Promise<import("node:http").IncomingMessage>((resolve) => {
      slow.on("response", resolve);
      slow.end();
    });
    response.pause();
    await expect.poll(() => streamHub().users()).toEqual([ben.id]);
    const event = { userIds: [ben.id], data: JSON.stringify({ type: "X", filler: "x".repeat(1_000_000) }) };
    await expect
      .poll(() => {
        streamHub().send(event);
        return streamHub().users();
      })
      .toEqual([]);
    await settle();
  });

  test("the handler itself streams, as Next mounts it", async () => {
    const response = await GET(new Request(`http://hearth.test/api/sse?accesstoken=${ana.token}`), {
      params: {},
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('data: {"type":"PING"}\n\n');
    await reader?.cancel();
    expect(streamHub().users()).toEqual([]);
  });
});

describe("4.2 events", () => {
  test("a new message brings its sender's two records, to the sending device too", async () => {
    const { listen } = await streamParts();
    const [sending, bens] = [await listen(ana), await listen(ben)];
    const { id } = await send(ana, "hello");
    const record = (type: string) => ({
      type: "NEW_MESSAGE_RECORD",
      messageRecord: { messageId: id, userId: ana.id, roomId, type, reaction: null, isDeleted: false },
      deliveredCount: 1,
      seenCount: 1,
      totalUserCount: 2,
    });
    await expect.poll(() => sending.events).toMatchObject([record("delivered"), record("seen")]);
    await expect
      .poll(() => bens.events)
      .toMatchObject([{ type: "NEW_MESSAGE" }, record("delivered"), record("seen")]);
    messageRecordSchema.parse(bens.events[1].messageRecord);
  });

  test("NEW_MESSAGE_RECORD: one for each message that was delivered or seen, with its counts after it", async () => {
    const { listen, settle } = await streamParts();
    const [one, two] = [await send(ana, "one"), await send(ana, "two")];
    const [anas, bens] = [await listen(ana), await listen(ben)];
    await call(DELIVERED, { token: ben.token, body: { messageIds: [two.id] } });
    await settle();
    const records = ({ events }: Heard) =>
      events
        .filter(({ type }) => type === "NEW_MESSAGE_RECORD")
        .map(({ messageRecord, deliveredCount, seenCount, totalUserCount }) => [
          messageRecord.type,
          messageRecord.messageId,
          messageRecord.userId,
          deliveredCount,
          seenCount,
          totalUserCount,
        ]);
    await expect.poll(() => records(anas)).toEqual([["delivered", two.id, ben.id, 2, 1, 2]]);
    await call(SEEN, { ...ofRoom(ben), body: {} });
    await settle();
    const expected = [
      ["delivered", two.id, ben.id, 2, 1, 2],
      ["delivered", one.id, ben.id, 2, 2, 2],
      ["seen", one.id, ben.id, 2, 2, 2],
      ["seen", two.id, ben.id, 2, 2, 2],
    ];
    for (const heard of [anas, bens]) {
      await expect.poll(() => records(heard).length).toBe(4);
      expect(records(heard)).toEqual(expect.arrayContaining(expected));
      const ids = heard.events.flatMap(({ messageRecord }) => messageRecord?.id ?? []);
      expect(new Set(ids).size).toBe(4);
    }
    await call(SEEN, { ...ofRoom(ben), body: {} });
    await settle();
    expect(records(anas)).toHaveLength(4);
  });

  test("reactions: set, replaced, removed; not for devices that came after the message (4.3)", async () => {
    const { listen, settle } = await streamParts();
    const { id } = await send(ana, "react to me");
    const [anas, bens, late] = [await listen(ana), await listen(ben), await listen(await anotherDevice(ana))];
    const react = (reaction: string) =>
      call(REACT, { token: ben.token, body: { messageId: id, reaction, type: "reaction" } });
    const record = (await react("👍")).json.data.messageRecord;
    await react("🎉");
    await call(UNREACT, { token: ben.token, method: "DELETE", params: { id: String(record.id) } });
    await settle();
    const counts = { deliveredCount: 1, seenCount: 1, totalUserCount: 2 };
    for (const heard of [anas, bens]) {
      await expect.poll(() => heard.events).toHaveLength(3);
      expect(heard.events[0]).toMatchObject({
        type: "NEW_MESSAGE_RECORD",
        messageRecord: { id: record.id, type: "reaction", userId: ben.id, roomId, isDeleted: false },
        ...counts,
      });
      expect(heard.events[2]).toMatchObject({
        type: "DELETE_MESSAGE_RECORD",
        messageRecord: { id: record.id, reaction: "Deleted reaction", isDeleted: true },
        ...counts,
      });
    }
    expect(late.events).toEqual([]);
  });

  test("NEW_MESSAGE goes to all devices of the members but the sending one, in one line", async () => {
    const { listen } = await streamParts();
    const stranger = await aUser("Cleo");
    const [sending, other, bens, cleos] = [
      await listen(ana),
      await listen(await anotherDevice(ana)),
      await listen(ben),
      await listen(stranger),
    ];
    const message = await send(ana, 'two\nlines \u2028 and a "quote"');
    await expect.poll(() => texts(bens)).toEqual([message.body.text]);
    await expect.poll(() => texts(other)).toEqual([message.body.text]);
    const [event] = bens.events;
    expect(event).toEqual({ type: "NEW_MESSAGE", message: messageSchema.parse(event.message) });
    expect(event.message).toEqual(message);
    expect(bens.text.split("\n").filter((line) => line !== "")).toHaveLength(1 + bens.events.length);
    await send(ben, "answer");
    await expect.poll(() => texts(sending)).toEqual(["answer"]);
    expect(cleos.events).toEqual([]);
  });

  test("a burst arrives once each, in order", async () => {
    const { listen, relay, settle } = await streamParts();
    const heard = await listen(ben);
    const said = Array.from({ length: 60 }, (_, n) => `${n}`);
    await Promise.all(said.map((text) => send(ana, text)));
    await settle();
    await relay.sweep();
    await expect.poll(() => texts(heard).length).toBe(60);
    const seqs = heard.events.filter(({ type }) => type === "NEW_MESSAGE").map(({ message }) => message.seq);
    expect(seqs).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  test("UPDATE_MESSAGE and DELETE_MESSAGE; what one deletes for oneself concerns one's devices alone", async () => {
    const { listen } = await streamParts();
    const { id } = await send(ana, "first");
    const mine = await send(ana, "mine");
    const [anas, bens] = [await listen(ana), await listen(ben)];
    const edit = { token: ana.token, method: "PUT", params: { id: String(id) } };
    await call(EDIT, { ...edit, body: { text: "second" } });
    await call(DELETE_MESSAGE, { ...edit, method: "DELETE", query: { target: "all" } });
    const forMe = { token: ben.token, method: "DELETE", params: { id: String(mine.id) } };
    await call(DELETE_MESSAGE, { ...forMe, query: { target: "user" } });
    const deleted = { body: { text: "Deleted message" }, deleted: true };
    const both = [
      { type: "UPDATE_MESSAGE", message: { id, body: { text: "second" } } },
      { type: "DELETE_MESSAGE", message: { id, ...deleted } },
    ];
    await expect
      .poll(() => bens.events)
      .toMatchObject([...both, { type: "DELETE_MESSAGE", message: { id: mine.id, ...deleted } }]);
    // Whoever has deleted it for themselves hears no more of it.
    await call(EDIT, { ...edit, params: { id: String(mine.id) }, body: { text: "changed" } });
    await expect
      .poll(() => anas.events)
      .toMatchObject([...both, { type: "UPDATE_MESSAGE", message: { id: mine.id } }]);
    expect(bens.events).toHaveLength(3);
  });

  test("rooms: NEW_ROOM, UPDATE_ROOM with each one's own flags, REMOVED_FROM_ROOM, DELETE_ROOM", async () => {
    const { listen, settle } = await streamParts();
    const cleo = await aUser("Cleo");
    const [anas, bens, cleos] = [await listen(ana), await listen(ben), await listen(cleo)];
    const { json } = await call(CREATE_ROOM, {
      token: ana.token,
      body: { name: "Release", type: "group", userIds: [ben.id, cleo.id] },
    });
    const { id } = json.data.room;
    await settle();
    for (const heard of [anas, bens, cleos]) {
      await expect.poll(() => types(heard)).toContain("NEW_ROOM");
      expect(heard.events.find(({ type }) => type === "NEW_ROOM").room).toMatchObject({ id, muted: false });
      roomSchema.parse(heard.events.find(({ type }) => type === "NEW_ROOM").room);
    }
    const seen = (heard: Heard, type: string) => heard.events.filter((event) => event.type === type);

    await call(MUTE, { ...ofRoom(ben, id), body: {} });
    await expect.poll(() => seen(bens, "UPDATE_ROOM").at(-1)?.room.muted).toBe(true);
    const before = seen(anas, "UPDATE_ROOM").length;
    const rename = { action: "changeGroupName", name: "Launch" };
    await call(UPDATE_ROOM, { ...ofRoom(ana, id, "PUT"), body: rename });
    await expect
      .poll(() => seen(bens, "UPDATE_ROOM").at(-1)?.room)
      .toMatchObject({ name: "Launch", muted: true });
    await expect
      .poll(() => seen(anas, "UPDATE_ROOM").at(-1)?.room)
      .toMatchObject({ name: "Launch", muted: false });
    expect(seen(anas, "UPDATE_ROOM")).toHaveLength(before + 1); // nothing of Ben's muting

    await call(LEAVE, { ...ofRoom(cleo, id), body: {} });
    await expect.poll(() => cleos.events.at(-1)).toEqual({ type: "REMOVED_FROM_ROOM", roomId: id });
    const remove = { action: "removeGroupUsers", userIds: [ben.id] };
    await call(UPDATE_ROOM, { ...ofRoom(ana, id, "PUT"), body: remove });
    await expect.poll(() => types(bens)).toContain("REMOVED_FROM_ROOM");
    await call(DELETE_ROOM, ofRoom(ana, id, "DELETE"));
    await expect
      .poll(() => anas.events.at(-1))
      .toMatchObject({ type: "DELETE_ROOM", room: { id, deleted: true } });
    expect(types(bens)).not.toContain("DELETE_ROOM");
  });

  test("SEEN_ROOM goes to the reader's other devices", async () => {
    const { listen, settle } = await streamParts();
    await send(ben, "read me");
    const [reading, other, bens] = [
      await listen(ana),
      await listen(await anotherDevice(ana)),
      await listen(ben),
    ];
    await call(SEEN, { ...ofRoom(ana), body: {} });
    await expect.poll(() => types(other)).toContain("SEEN_ROOM");
    expect(other.events.find(({ type }) => type === "SEEN_ROOM")).toEqual({ type: "SEEN_ROOM", roomId });
    await settle();
    expect(types(reading)).not.toContain("SEEN_ROOM");
    expect(types(bens)).not.toContain("SEEN_ROOM");
  });

  test("USER_UPDATE: everybody in team mode, else contacts and room mates", async () => {
    const { listen } = await streamParts();
    const [contact, stranger] = [await aUser("Contact"), await aUser("Stranger")];
    await db().contact.create({ data: { userId: ana.id, contactId: contact.id } });
    const [bens, contacts, strangers, anas] = [
      await listen(ben),
      await listen(contact),
      await listen(stranger),
      await listen(ana),
    ];
    const rename = (displayName: string) =>
      call(UPDATE_ME, { token: ana.token, method: "PUT", body: { displayName } });
    const restore = setTeamMode(false);
    onTestFinished(restore);
    await rename("Anna");
    for (const heard of [bens, contacts, anas]) {
      await expect
        .poll(() => heard.events.at(-1))
        .toMatchObject({
          type: "USER_UPDATE",
          user: { id: ana.id, displayName: "Anna" },
        });
    }
    expect(strangers.events).toEqual([]);
    restore();
    await rename("Anne");
    await expect.poll(() => strangers.events).toMatchObject([{ user: { displayName: "Anne" } }]);
  });

  test("a block in the private room keeps the blocked one's messages from the blocker, not in groups", async () => {
    const { listen, settle } = await streamParts();
    const pair = await aRoom([ana, ben], { type: "private" });
    await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
    const [anas, bens] = [await listen(ana), await listen(await anotherDevice(ben))];
    const hidden = await send(ben, "psst", pair);
    await call(EDIT, {
      token: ben.token,
      method: "PUT",
      params: { id: String(hidden.id) },
      body: { text: "psst!" },
    });
    await call(SEEN, { ...ofRoom(ben, pair), body: {} });
    await send(ben, "hello all");
    await expect.poll(() => texts(anas)).toEqual(["hello all"]);
    await settle();
    await expect.poll(() => texts(bens)).toEqual(["psst", "hello all"]);
    expect(types(anas)).not.toContain("UPDATE_MESSAGE");
    const records = anas.events.filter(({ type }) => type === "NEW_MESSAGE_RECORD");
    expect(records.filter(({ messageRecord }) => messageRecord.roomId === pair)).toEqual([]);
  });
});

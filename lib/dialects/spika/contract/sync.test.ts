import { beforeEach, describe, expect, test } from "vitest";
import * as removeRecord from "@/app/api/messenger/message-records/[id]/route";
import * as createRecord from "@/app/api/messenger/message-records/route";
import * as records from "@/app/api/messenger/message-records/sync/[lastUpdate]/route";
import * as message from "@/app/api/messenger/messages/[id]/route";
import * as seen from "@/app/api/messenger/messages/[id]/seen/route";
import * as messages from "@/app/api/messenger/messages/sync/[lastUpdate]/route";
import * as modified from "@/app/api/messenger/messages/sync/modified/[lastUpdate]/route";
import * as leave from "@/app/api/messenger/rooms/[id]/leave/route";
import * as mute from "@/app/api/messenger/rooms/[id]/mute/route";
import * as room from "@/app/api/messenger/rooms/[id]/route";
import * as unmute from "@/app/api/messenger/rooms/[id]/unmute/route";
import * as createRoom from "@/app/api/messenger/rooms/route";
import * as rooms from "@/app/api/messenger/rooms/sync/[lastUpdate]/route";
import { db } from "@/lib/db/client";
import type { Handler } from "@/lib/dialects/endpoint";
import type { RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;

beforeEach(async () => {
  ana = await aUser("Ana");
  ben = await aUser("Ben");
  roomId = await aRoom([ana, ben]);
});

const sync = (handler: Handler, user: TestUser, lastUpdate: number | string, query = {}) =>
  call(handler, { token: user.token, params: { lastUpdate: String(lastUpdate) }, query });
const say = (text: string, user = ana, where = roomId) =>
  sendMessage(user.actor, { roomId: where, type: "text", body: { text } });
const change = (handler: Handler, user: TestUser, id: number, options = {}) =>
  call(handler, { token: user.token, params: { id: String(id) }, ...options });

/** The list of a stream from a moment on, and the newest time in it. */
async function listed(handler: Handler, user: TestUser, lastUpdate = 0) {
  const { status, json } = await sync(handler, user, lastUpdate);
  expect(status).toBe(200);
  return json.data.list;
}
const newest = (list: Array<{ modifiedAt: number }>) =>
  Math.max(0, ...list.map(({ modifiedAt }) => modifiedAt));

describe.each([
  ["9.2 rooms", rooms.GET, "rooms", 100],
  ["9.3 messages", messages.GET, "messages", 100],
  ["9.4 modified messages", modified.GET, "messages", 100],
  ["9.5 records", records.GET, "messageRecords", 500],
] as const)("%s", (_name, handler, key, limit) => {
  test("answers under both keys, with the page's size", async () => {
    const first = await say("hello");
    await change(message.PUT, ana, first.id, { method: "PUT", body: { text: "hello!" } });
    const { json } = await sync(handler, ana, 0);
    expect(json.data.list.length).toBeGreaterThan(0);
    expect(json.data).toEqual({
      list: json.data.list,
      limit,
      count: json.data.list.length,
      hasNext: false,
      [key]: json.data.list,
    });
  });

  test("refuses what is no number, and takes any number", async () => {
    expectError(await sync(handler, ana, "x"), 400, "lastUpdate must be number");
    expectError(await sync(handler, ana, 0, { page: "x" }), 400, "page must be valid number");
    for (const far of [8_640_000_000_000_001, "99999999999999999999", -1, 0]) {
      expect((await sync(handler, ana, far, { page: 1 })).status).toBe(200);
    }
    expect((await sync(handler, ana, 0, { page: 0 })).json).toEqual((await sync(handler, ana, 0)).json);
    expect((await sync(handler, ana, 0, { page: 1_000 })).json.data).toMatchObject({
      list: [],
      hasNext: false,
    });
  });

  test("is strictly later than the moment, to the millisecond", async () => {
    const first = await say("hello");
    await change(message.PUT, ana, first.id, { method: "PUT", body: { text: "hello!" } });
    const list = await listed(handler, ana);
    expect(await listed(handler, ana, newest(list))).toEqual([]);
    expect((await listed(handler, ana, newest(list) - 1)).length).toBeGreaterThan(0);
  });
});

describe("9.2 GET /rooms/sync/:lastUpdate", () => {
  test("what changed since, whole, deleted ones too; others' rooms never", async () => {
    const at = newest(await listed(rooms.GET, ana));
    const body = { name: "New", type: "group", userIds: [ben.id] };
    const made = (await call(createRoom.POST, { token: ana.token, body })).json.data.room;
    expect(await listed(rooms.GET, ana, at)).toEqual([(await change(room.GET, ana, made.id)).json.data.room]);
    const later = newest(await listed(rooms.GET, ana));
    await change(room.DELETE, ana, made.id, { method: "DELETE" });
    expect(await listed(rooms.GET, ben, later)).toMatchObject([{ id: made.id, deleted: true }]);
    expect(await listed(rooms.GET, await aUser("Stranger"))).toEqual([]);
  });

  test("the caller's own mute and its end, and nobody else's; no messages", async () => {
    const at = newest(await listed(rooms.GET, ana));
    await say("hello");
    expect(await listed(rooms.GET, ana, at)).toEqual([]);
    await change(mute.POST, ana, roomId, { body: {} });
    expect(await listed(rooms.GET, ana, at)).toMatchObject([{ id: roomId, muted: true }]);
    expect(await listed(rooms.GET, ben, at)).toEqual([]);
    await change(unmute.POST, ana, roomId, { body: {} });
    expect(await listed(rooms.GET, ana, at)).toMatchObject([{ id: roomId, muted: false }]);
  });

  test("a room one has left is not told of", async () => {
    await change(leave.POST, ben, roomId, { body: {} });
    expect(await listed(rooms.GET, ben)).toEqual([]);
    expect(await listed(rooms.GET, ana)).toMatchObject([{ id: roomId, users: [{ userId: ana.id }] }]);
  });
});

describe("9.3 and 9.4 messages", () => {
  test("new, edited and deleted ones, the earliest change first", async () => {
    const said = [await say("1"), await say("2"), await say("3")];
    const [first, second] = said.map(({ id }) => id);
    const at = newest(await listed(messages.GET, ben));
    await change(message.PUT, ana, second ?? 0, { method: "PUT", body: { text: "two" } });
    await change(message.DELETE, ana, first ?? 0, { method: "DELETE", query: { target: "all" } });
    const last = await say("4");
    const list = await listed(messages.GET, ben, at);
    expect(list.map(({ id }: { id: number }) => id)).toEqual([second, first, last.id]);
    expect(list[0]).toMatchObject({ body: { text: "two" }, deleted: false });
    expect(list[1]).toMatchObject({ body: { text: "Deleted message" }, deleted: true });
    const changed = await listed(modified.GET, ben, at);
    expect(changed).toEqual(list.slice(0, 2));
    expect((await listed(messages.GET, ben)).map(({ id }: { id: number }) => id)).toEqual([
      said[2]?.id,
      second,
      first,
      last.id,
    ]);
  });

  test("deleted for me is told to me alone", async () => {
    const { id } = await say("hello");
    const at = newest(await listed(messages.GET, ben));
    await change(message.DELETE, ben, id, { method: "DELETE", query: { target: "user" } });
    const [own] = await listed(messages.GET, ben, at);
    expect(own).toMatchObject({ id, body: { text: "Deleted message" }, deleted: true, type: "text" });
    expect(own.modifiedAt).toBeGreaterThan(at);
    expect(await listed(modified.GET, ben, at)).toEqual([own]);
    expect(await listed(messages.GET, ana, at)).toEqual([]);
    expect(await listed(messages.GET, ben, own.modifiedAt)).toEqual([]);
    await change(message.PUT, ana, id, { method: "PUT", body: { text: "changed" } });
    expect(await listed(messages.GET, ben, own.modifiedAt)).toMatchObject([{ id, deleted: true }]);
  });

  test("what was said before one came to a private group stays away", async () => {
    await say("before");
    const cleo = await aUser("Cleo");
    const body = { action: "addGroupUsers", userIds: [cleo.id] };
    expect((await change(room.PUT, ana, roomId, { method: "PUT", body })).status).toBe(200);
    const after = await say("after");
    const texts = (await listed(messages.GET, cleo)).map(({ body }: { body: { text: string } }) => body.text);
    expect(texts).toEqual(["Ana added Cleo to the group", "after"]);
    await db().room.update({ where: { id: roomId }, data: { visibility: "public" } });
    expect(await listed(messages.GET, cleo)).toHaveLength(3);
    expect((await listed(messages.GET, cleo)).at(-1)).toMatchObject({ id: after.id });
  });

  test("counts of people who had and saw it, which alone bring nothing", async () => {
    await say("hello");
    const at = newest(await listed(messages.GET, ana));
    await change(seen.POST, ben, roomId, { body: {} });
    expect(await listed(messages.GET, ana, at)).toEqual([]);
    expect(await listed(messages.GET, ana)).toMatchObject([
      { totalUserCount: 2, deliveredCount: 2, seenCount: 2 },
    ]);
  });

  test("the blocked person's messages are left out in the room of the two, and nowhere else", async () => {
    const pair = await aRoom([ana, ben], { type: "private" });
    const [fromAna, fromBen] = [await say("a", ana, pair), await say("b", ben, pair)];
    await say("in the group", ben);
    await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
    const own = (list: Array<{ id: number; roomId: number }>) => list.filter((one) => one.roomId === pair);
    expect(own(await listed(messages.GET, ana)).map(({ id }) => id)).toEqual([fromAna.id]);
    expect(await listed(messages.GET, ana)).toHaveLength(2);
    expect(own(await listed(messages.GET, ben)).map(({ id }) => id)).toEqual([fromAna.id, fromBen.id]);
    const authors = own(await listed(records.GET, ana)).map(
      (one) => (one as unknown as { userId: number }).userId,
    );
    expect(new Set(authors)).toEqual(new Set([ana.id]));
  });
});

describe("9.5 GET /message-records/sync/:lastUpdate", () => {
  test("a sender's own, each advance's and reactions, with the message's counts", async () => {
    const { id } = await say("hello");
    await change(seen.POST, ben, roomId, { body: {} });
    const reaction = { messageId: id, reaction: "👍" };
    const made = (await call(createRecord.POST, { token: ben.token, body: reaction })).json.data
      .messageRecord;
    const list = await listed(records.GET, ana);
    const told = list.map(({ type, userId }: { type: string; userId: number }) => `${userId} ${type}`);
    expect(told.sort()).toEqual(
      [
        ...[`${ana.id} delivered`, `${ana.id} seen`],
        ...[`${ben.id} delivered`, `${ben.id} seen`, `${ben.id} reaction`],
      ].sort(),
    );
    const message = { id, totalUserCount: 2, deliveredCount: 2, seenCount: 2, roomId };
    expect(list).toContainEqual({ ...made, message });
    for (const record of list) expect(record.message).toEqual(message);
  });

  test("a removed reaction is told of once more", async () => {
    const { id: messageId } = await say("hello");
    const body = { messageId, reaction: "👍" };
    const { id } = (await call(createRecord.POST, { token: ben.token, body })).json.data.messageRecord;
    const at = newest(await listed(records.GET, ana));
    await call(removeRecord.DELETE, { token: ben.token, params: { id: String(id) }, method: "DELETE" });
    expect(await listed(records.GET, ana, at)).toMatchObject([
      { id, type: "reaction", isDeleted: true, reaction: "Deleted reaction" },
    ]);
  });

  test("a device is spared the receipts from before it; reactions come", async () => {
    const { id: messageId } = await say("hello");
    await change(seen.POST, ben, roomId, { body: {} });
    await call(createRecord.POST, { token: ben.token, body: { messageId, reaction: "👍" } });
    await db().device.updateMany({
      where: { userId: ana.id },
      data: { createdAt: new Date(Date.now() + 60_000) },
    });
    expect(await listed(records.GET, ana)).toMatchObject([{ type: "reaction" }]);
  });
});

describe("9.1 pages", () => {
  test("hasNext is right at the border of a page", async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => say(`${n}`)));
    expect((await sync(messages.GET, ben, 0)).json.data).toMatchObject({ count: 100, hasNext: false });
    await say("one more");
    const first = (await sync(messages.GET, ben, 0)).json.data;
    expect(first).toMatchObject({ count: 101, hasNext: true });
    expect(first.list).toHaveLength(100);
    const second = (await sync(messages.GET, ben, 0, { page: 2 })).json.data;
    expect(second).toMatchObject({ count: 101, hasNext: false });
    expect(second.list).toMatchObject([{ body: { text: "one more" } }]);
    expect((await sync(messages.GET, ben, 0, { page: 2 })).json.data).toEqual(second);
    expect((await sync(messages.GET, ben, 0, { page: 3 })).json.data).toMatchObject({ count: 101, list: [] });
  });

  test("a page asked for out of order is found by its number", async () => {
    await Promise.all(Array.from({ length: 210 }, (_, n) => say(`${n}`)));
    const ids = async (page: number) =>
      (await sync(messages.GET, ben, 0, { page })).json.data.list.map(({ id }: { id: number }) => id);
    const third = await ids(3);
    const second = await ids(2);
    const all = [...(await ids(1)), ...second, ...third];
    expect(new Set(all).size).toBe(210);
    expect(await ids(2)).toEqual(second);
  });

  test("records by five hundreds, an advance over many messages cut between two pages", async () => {
    await Promise.all(Array.from({ length: 300 }, (_, n) => say(`${n}`)));
    await change(seen.POST, ben, roomId, { body: {} });
    const found = new Map<number, string>();
    let told = 0;
    for (let page = 1, hasNext = true; hasNext; page++) {
      const { data } = (await sync(records.GET, ana, 0, { page })).json;
      expect(data.count).toBe(1200);
      for (const { id, type, userId, messageId } of data.list)
        found.set(id, `${messageId} ${userId} ${type}`);
      told += data.list.length;
      hasNext = data.hasNext;
    }
    expect(told).toBe(1200);
    expect(found.size).toBe(1200);
    expect(new Set(found.values()).size).toBe(1200);
  });

  test("a row that changes meanwhile pulls no other one past the reader", async () => {
    const said = await Promise.all(Array.from({ length: 150 }, (_, n) => say(`${n}`)));
    const held = new Map<number, string>();
    const read = async (page: number) => {
      const { data } = (await sync(messages.GET, ben, 0, { page })).json;
      for (const { id, body } of data.list) held.set(id, body.text);
      return data.hasNext;
    };
    expect(await read(1)).toBe(true);
    const oldest = said.sort((a, b) => a.seq - b.seq).slice(0, 20);
    for (const { id } of oldest)
      await change(message.PUT, ana, id, { method: "PUT", body: { text: "edited" } });
    for (let page = 2; await read(page); page++);
    expect(held.size).toBe(150);
    expect([...held.values()].filter((text) => text === "edited")).toHaveLength(20);
  });
});

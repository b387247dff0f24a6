import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { GET as groups } from "@/app/api/messenger/group-message-rooms/route";
import { GET as roomList } from "@/app/api/messenger/room-list/route";
import { POST as join } from "@/app/api/messenger/rooms/[id]/join/route";
import { POST as leave } from "@/app/api/messenger/rooms/[id]/leave/route";
import { POST as mute } from "@/app/api/messenger/rooms/[id]/mute/route";
import { POST as pin } from "@/app/api/messenger/rooms/[id]/pin/route";
import { DELETE, GET } from "@/app/api/messenger/rooms/[id]/route";
import { POST as unmute } from "@/app/api/messenger/rooms/[id]/unmute/route";
import { POST as unpin } from "@/app/api/messenger/rooms/[id]/unpin/route";
import { GET as publicRooms } from "@/app/api/messenger/rooms/public/route";
import { GET as list } from "@/app/api/messenger/rooms/route";
import { GET as unreadCount } from "@/app/api/messenger/rooms/unread-count/route";
import { db } from "@/lib/db/client";
import { publicRoomSchema, roomListItemSchema, roomSchema } from "@/lib/dialects/spika/schemas/room";
import type { RoomId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const withRoom = z.object({ room: roomSchema });
let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
beforeEach(async () => {
  [ana, ben, cleo] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
});

const at = (user: TestUser, id: string | number) => ({ token: user.token, params: { id: String(id) } });
const say = (user: TestUser, roomId: RoomId, text: string) =>
  sendMessage(user.actor, { roomId, type: "text", body: { text } });
const names = (rooms: Array<{ name: string }>) => rooms.map(({ name }) => name);

describe("2.4.4 GET /rooms/:id", () => {
  test("the envelope, and the room's members on the top level", async () => {
    const roomId = await aRoom([ana, ben]);
    await say(ben, roomId, "Hello");
    const answer = await call(GET, at(ana, roomId));
    const { room } = dataOf(answer, withRoom);
    expect(room).toMatchObject({ id: roomId, unreadCount: 1, lastSeq: 1 });
    expect(answer.json).toEqual({ status: "success", data: { room }, ...room });
  });

  test.each(["999999", "8851534158", "abc", "0", "-1"])("404 for %s", async (id) => {
    expectError(await call(GET, at(ana, id)), 404, "Chat not found");
  });

  test("404 for a stranger, and for the one who is left in a private room", async () => {
    expectError(await call(GET, at(cleo, await aRoom([ana, ben]))), 404, "Chat not found");
    expectError(await call(GET, at(ana, await aRoom([ana], { type: "private" }))), 404, "Chat not found");
  });

  test("members still see a deleted room", async () => {
    const roomId = await aRoom([ana, ben]);
    await call(DELETE, { ...at(ana, roomId), method: "DELETE" });
    expect(dataOf(await call(GET, at(ben, roomId)), withRoom).room).toMatchObject({ deleted: true });
  });
});

describe("2.4.6 DELETE /rooms/:id", () => {
  const remove = (user: TestUser, id: string | number) => call(DELETE, { ...at(user, id), method: "DELETE" });

  test("the room is deleted, its members stay, and it may be deleted again", async () => {
    const roomId = await aRoom([ana, ben]);
    const { room } = dataOf(await remove(ana, roomId), withRoom);
    expect(room).toMatchObject({ deleted: true, users: { length: 2 } });
    expect(dataOf(await remove(ana, roomId), withRoom).room.deleted).toBe(true);
    expect(await db().outbox.count({ where: { roomId, type: "room.deleted" } })).toBe(2);
  });

  test("404, then 403 for private rooms, other members and strangers", async () => {
    const roomId = await aRoom([ana, ben]);
    const pair = await aRoom([ana, ben], { type: "private" });
    expectError(await remove(ana, "8851534158"), 404, "Not found");
    expectError(await remove(ana, "abc"), 404, "Not found");
    expectError(await remove(ana, pair), 403, "Can't delete private room");
    expectError(await remove(ben, roomId), 403, "Forbidden");
    expectError(await remove(cleo, roomId), 403, "Forbidden");
  });
});

describe("2.4.7 POST /rooms/:id/leave", () => {
  const leaves = (user: TestUser, id: string | number, body?: unknown) =>
    call(leave, { ...at(user, id), method: "POST", body });

  test("an ordinary member leaves, with and without a body", async () => {
    const roomId = await aRoom([ana, ben, cleo]);
    await db().room.update({ where: { id: roomId }, data: { modifiedAt: new Date(0) } });
    const { room } = dataOf(await leaves(ben, roomId), withRoom);
    expect(room.users.map(({ userId }) => userId)).toEqual([ana.id, cleo.id]);
    expect(room.modifiedAt).toBeGreaterThan(0);
    const [message] = await db().message.findMany({ where: { roomId } });
    expect(message).toMatchObject({ senderId: ben.id, memberCount: 2 });
    expect(message?.body).toMatchObject({
      type: "user_left_group",
      text: "Ben left the room",
      objects: ["Team"],
    });
    dataOf(await leaves(cleo, roomId, {}), withRoom);
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 1 });
    const outbox = await db().outbox.findMany({ where: { roomId }, orderBy: { id: "asc" }, take: 4 });
    expect(outbox.map(({ type }) => type)).toEqual([
      "member.removed",
      "room.removed",
      "message.created",
      "room.updated",
    ]);
  });

  test("the last admin needs a successor, who may be a member or not", async () => {
    const roomId = await aRoom([ana, ben]);
    for (const body of [undefined, {}, { adminUserIds: [999999, 8851534158] }, { adminUserIds: [ana.id] }]) {
      expectError(await leaves(ana, roomId, body), 400, "New admin(s) must be defined");
    }
    const { room } = dataOf(await leaves(ana, roomId, { adminUserIds: [ben.id, cleo.id] }), withRoom);
    expect(room.users.map(({ userId, isAdmin }) => [userId, isAdmin])).toEqual([
      [ben.id, true],
      [cleo.id, true],
    ]);
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 2 });
  });

  test("a bot is no successor", async () => {
    const roomId = await aRoom([ana]);
    const { botId } = await anApiKey(roomId, ana.id);
    expectError(await leaves(ana, roomId, { adminUserIds: [botId] }), 400, "New admin(s) must be defined");
  });

  test("whom an admin names who is not the last changes nothing", async () => {
    const roomId = await aRoom([ana, ben]);
    await db().member.updateMany({ where: { roomId }, data: { isAdmin: true } });
    const { room } = dataOf(await leaves(ana, roomId, { adminUserIds: [cleo.id] }), withRoom);
    expect(room.users.map(({ userId }) => userId)).toEqual([ben.id]);
  });

  test("404 for strangers and unknown rooms, 403 for private ones", async () => {
    expectError(await leaves(cleo, await aRoom([ana])), 404, "Not found");
    expectError(await leaves(cleo, "8851534158"), 404, "Not found");
    const pair = await aRoom([ana, ben], { type: "private" });
    expectError(await leaves(ana, pair), 403, "Can't leave private room");
  });

  test("the body is looked at before the token", async () => {
    const params = { id: "1" };
    expectError(await call(leave, { params, body: { adminUserIds: ["1"] } }), 400, /^Invalid params/);
    const answer = await call(leave, { params, body: {} });
    expect([answer.status, answer.text]).toEqual([401, "No access token"]);
  });
});

describe("2.4.8 - 2.4.11 mute, unmute, pin, unpin", () => {
  test("each sets the caller's own flag, as often as it is called", async () => {
    const roomId = await aRoom([ana, ben]);
    const flags = async (handler: typeof mute) => {
      const { muted, pinned } = dataOf(
        await call(handler, { ...at(ana, roomId), method: "POST" }),
        withRoom,
      ).room;
      return { muted, pinned };
    };
    expect(await flags(unmute)).toEqual({ muted: false, pinned: false });
    expect(await flags(mute)).toEqual({ muted: true, pinned: false });
    expect(await flags(pin)).toEqual({ muted: true, pinned: true });
    expect(await flags(pin)).toEqual({ muted: true, pinned: true });
    expect(await flags(unmute)).toEqual({ muted: false, pinned: true });
    expect(await flags(unpin)).toEqual({ muted: false, pinned: false });
    expect(dataOf(await call(GET, at(ben, roomId)), withRoom).room).toMatchObject({
      muted: false,
      pinned: false,
    });
  });

  test("only real changes are announced, and to the caller alone", async () => {
    const roomId = await aRoom([ana, ben]);
    const before = await db().room.findUniqueOrThrow({ where: { id: roomId } });
    for (const handler of [mute, mute, unpin]) await call(handler, { ...at(ana, roomId), method: "POST" });
    const outbox = await db().outbox.findMany({ where: { roomId } });
    expect(outbox.map(({ payload }) => payload)).toEqual([{ type: "room.updated", roomId, onlyFor: ana.id }]);
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({
      modifiedAt: before.modifiedAt,
    });
  });

  test.each([
    ["mute", mute],
    ["unmute", unmute],
    ["pin", pin],
    ["unpin", unpin],
  ])("errors of %s", async (_, handler) => {
    const roomId = await aRoom([ben]);
    const post = (id: string | number) => call(handler, { ...at(ana, id), method: "POST" });
    expectError(await post("0"), 400, "id is required");
    expectError(await post("abc"), 400, "id is required");
    expectError(await post("8851534158"), 404, "Chat not found");
    expectError(await post(roomId), 404, "Chat not found");
  });
});

describe("2.4.12 GET /rooms/unread-count", () => {
  const counts = z.object({ unreadCounts: z.array(z.object({ roomId: z.int(), unreadCount: z.int() })) });
  const unread = async (user: TestUser) =>
    dataOf(await call(unreadCount, { token: user.token }), counts).unreadCounts;

  test("what others said since one came, system messages left out", async () => {
    const [one, two] = [await aRoom([ana, ben]), await aRoom([ana, ben])];
    await say(ana, one, "before Cleo");
    await call(leave, { ...at(ana, two), body: { adminUserIds: [cleo.id] } });
    await say(ben, one, "first");
    await say(ben, one, "second");
    expect(await unread(ana)).toEqual([{ roomId: one, unreadCount: 2 }]);
    expect(await unread(ben)).toEqual([{ roomId: one, unreadCount: 1 }]);
    expect(await unread(cleo)).toEqual([]);
    await db().room.update({ where: { id: one }, data: { deletedAt: new Date() } });
    expect(await unread(ana)).toEqual([]);
  });
});

describe("2.4.1 GET /rooms", () => {
  const page = z.object({ list: z.array(roomSchema), count: z.int(), limit: z.literal(10) });
  const rooms = async (query: Record<string, string | number>) =>
    dataOf(await call(list, { token: ana.token, query }), page);

  test("ten a page, the eldest first, deleted ones left out", async () => {
    for (let n = 1; n <= 12; n += 1) await aRoom([ana], { name: `Room ${n}` });
    const gone = await aRoom([ana], { name: "Gone" });
    await db().room.update({ where: { id: gone }, data: { deletedAt: new Date() } });
    await aRoom([ben], { name: "Not mine" });
    const first = await rooms({});
    expect(first.count).toBe(12);
    expect(names(first.list)).toEqual(Array.from({ length: 10 }, (_, n) => `Room ${n + 1}`));
    expect(names((await rooms({ page: 2 })).list)).toEqual(["Room 11", "Room 12"]);
    expect(await rooms({ page: 3 })).toEqual({ list: [], count: 12, limit: 10 });
    for (const odd of ["", "abc", 0, -1]) expect((await rooms({ page: odd })).list).toEqual(first.list);
    expect((await rooms({ page: "99999999999999999999999" })).list).toEqual([]);
  });

  test("a keyword is how the name begins, in any case, and no pattern", async () => {
    await aRoom([ana], { name: "Alpha" });
    await aRoom([ana], { name: "alps" });
    await aRoom([ana], { name: "100%" });
    await aRoom([ana], { name: "Beta Alpha" });
    expect(names((await rooms({ keyword: "ALP" })).list)).toEqual(["Alpha", "alps"]);
    expect(names((await rooms({ keyword: "%" })).list)).toEqual([]);
    expect(names((await rooms({ keyword: "100%" })).list)).toEqual(["100%"]);
    expect((await rooms({ keyword: "" })).count).toBe(4);
    expectError(await call(list, { token: ana.token, query: { keyword: "\u0000" } }), 400, /^Invalid params/);
  });
});

describe("2.4.14 GET /group-message-rooms", () => {
  const page = z.object({
    groupMessageRoomList: z.array(roomSchema),
    count: z.int(),
    limit: z.literal(20),
    nextCursor: z.int().nullable(),
  });

  test("groups by name, without regard to case; private and odd rooms are none", async () => {
    for (const name of ["beta", "Alpha", "Ärger", "alpine"]) await aRoom([ana], { name });
    await aRoom([ana], { name: "Odd", type: "custom" });
    await aRoom([ana, ben], { type: "private" });
    const answer = await call(groups, { token: ana.token, query: { keyword: "" } });
    const data = dataOf(answer, page);
    expect(names(data.groupMessageRoomList)).toEqual(["Alpha", "alpine", "Ärger", "beta"]);
    expect(answer.json).toEqual({ status: "success", data, ...data });
    const found = await call(groups, { token: ana.token, query: { keyword: "LP" } });
    expect(names(dataOf(found, page).groupMessageRoomList)).toEqual(["Alpha", "alpine"]);
  });

  test("pages meet in the row of the cursor", async () => {
    for (let n = 10; n < 55; n += 1) await aRoom([ana], { name: `Group ${n}` });
    const get = async (cursor?: number) =>
      dataOf(await call(groups, { token: ana.token, query: cursor ? { cursor } : {} }), page);
    const first = await get();
    expect(first).toMatchObject({ count: 45, groupMessageRoomList: { length: 20 } });
    expect(first.nextCursor).toBe(first.groupMessageRoomList[19]?.id);
    const second = await get(first.nextCursor ?? undefined);
    expect(second.groupMessageRoomList).toHaveLength(21);
    expect(second.groupMessageRoomList[0]).toEqual(first.groupMessageRoomList[19]);
    const third = await get(second.nextCursor ?? undefined);
    expect(third).toMatchObject({ count: 45, groupMessageRoomList: { length: 6 }, nextCursor: null });
    const all = [
      ...first.groupMessageRoomList,
      ...second.groupMessageRoomList,
      ...third.groupMessageRoomList,
    ];
    expect(new Set(all.map(({ id }) => id)).size).toBe(45);
  });

  test("another's room is no cursor", async () => {
    await aRoom([ana], { name: "Mine" });
    const foreign = await aRoom([ben], { name: "A" });
    const answer = await call(groups, { token: ana.token, query: { cursor: foreign } });
    expect(dataOf(answer, page)).toMatchObject({ groupMessageRoomList: [], count: 1, nextCursor: null });
  });

  test.each(["", "abc"])("400 for the cursor %j", async (cursor) => {
    expectError(
      await call(groups, { token: ana.token, query: { cursor } }),
      400,
      / query\.cursor must be a `number` type/,
    );
  });
});

describe("native: public rooms", () => {
  const page = z.object({
    list: z.array(publicRoomSchema),
    count: z.int(),
    limit: z.literal(20),
    nextCursor: z.int().nullable(),
  });

  test("are listed for everybody, without their members", async () => {
    const word = `Open ${ana.id}`;
    const roomId = await aRoom([ana, ben], { name: `${word} to all`, visibility: "public" });
    await anApiKey(roomId, ana.id);
    await aRoom([ana], { name: `${word} not` });
    const answer = await call(publicRooms, { token: cleo.token, query: { keyword: word.toLowerCase() } });
    const { list: found, count } = dataOf(answer, page);
    expect(count).toBe(1);
    expect(found).toMatchObject([{ id: roomId, memberCount: 2, unreadCount: 0 }]);
  });

  test("anybody joins, and everybody may do so twice", async () => {
    const roomId = await aRoom([ana], { visibility: "public" });
    await say(ana, roomId, "Before");
    const first = dataOf(await call(join, { ...at(cleo, roomId), method: "POST" }), withRoom).room;
    expect(first).toMatchObject({ unreadCount: 0, users: { length: 2 } });
    const second = dataOf(await call(join, { ...at(cleo, roomId), method: "POST" }), withRoom).room;
    expect(second).toEqual(first);
    const member = { where: { roomId_userId: { roomId, userId: cleo.id } } };
    expect(await db().member.findUniqueOrThrow(member)).toMatchObject({
      joinSeq: 1,
      seenSeq: 1,
      readTotal: 1,
    });
    const outbox = await db().outbox.findMany({ where: { roomId, type: { not: "message.created" } } });
    expect(outbox.map(({ type }) => type).sort()).toEqual(["member.added", "room.added", "room.updated"]);
  });

  test("404 for private, deleted and unknown rooms; one's own private room is joined already", async () => {
    const roomId = await aRoom([ana]);
    const gone = await aRoom([ana], { visibility: "public" });
    await db().room.update({ where: { id: gone }, data: { deletedAt: new Date() } });
    for (const id of [roomId, gone, "999999", "8851534158", "abc"]) {
      expectError(await call(join, { ...at(cleo, id), method: "POST" }), 404, "Chat not found");
    }
    dataOf(await call(join, { ...at(ana, roomId), method: "POST" }), withRoom);
  });
});

describe("native: GET /room-list", () => {
  const items = z.object({ rooms: z.array(roomListItemSchema) });
  const rooms = async (user: TestUser) => dataOf(await call(roomList, { token: user.token }), items).rooms;

  test("the room with the latest activity first, with its last message", async () => {
    const quiet = await aRoom([ana, ben], { name: "Quiet" });
    const loud = await aRoom([ana, ben], { name: "Loud" });
    const empty = await aRoom([ben, ana], { name: "Empty" });
    await say(ben, loud, "One");
    const last = await say(ben, quiet, "Two");
    expect(await rooms(ana)).toMatchObject([
      {
        id: quiet,
        name: "Quiet",
        isAdmin: true,
        unreadCount: 1,
        lastSeq: 1,
        seenSeq: 0,
        lastActivityAt: last.createdAt.getTime(),
        lastMessage: {
          id: last.id,
          seq: 1,
          body: { text: "Two" },
          fromUserId: ben.id,
          fromUserName: "Ben",
          deleted: false,
        },
        otherUser: null,
      },
      { id: loud, lastMessage: { body: { text: "One" } } },
      { id: empty, isAdmin: false, lastMessage: null },
    ]);
    await say(ana, loud, "Three");
    expect(names(await rooms(ana))).toEqual(["Loud", "Quiet", "Empty"]);
  });

  test("a private room shows the other person, not the bot of a key", async () => {
    const bot = await anApiKey(await aRoom([ana, ben], { type: "private", name: "" }), ana.id);
    expect(bot.botId).toBeGreaterThan(ben.id);
    expect(await rooms(ana)).toMatchObject([
      { type: "private", otherUser: { id: ben.id, displayName: "Ben" } },
    ]);
    expect(await rooms(ben)).toMatchObject([{ otherUser: { id: ana.id } }]);
  });

  test("what was said before one came is not shown, but in public rooms", async () => {
    const secret = await aRoom([ana], { name: "Secret" });
    const open = await aRoom([ana], { name: "Open", visibility: "public" });
    for (const roomId of [secret, open]) {
      await say(ana, roomId, "Old");
      await db().member.create({ data: { roomId, userId: cleo.id, joinSeq: 1, seenSeq: 1, readTotal: 1 } });
    }
    const seen = Object.fromEntries((await rooms(cleo)).map((room) => [room.name, room.lastMessage?.body]));
    expect(seen).toEqual({ Secret: undefined, Open: { text: "Old" } });
  });

  test("deleted messages are tombstones: for all, or for oneself", async () => {
    const roomId = await aRoom([ana, ben]);
    const one = await say(ana, roomId, "Mine alone");
    await deleteMessage(ana.actor, one.id, "user");
    expect(await rooms(ana)).toMatchObject([
      { lastMessage: { deleted: true, body: { text: "Deleted message" } } },
    ]);
    expect(await rooms(ben)).toMatchObject([
      { lastMessage: { deleted: false, body: { text: "Mine alone" } } },
    ]);
    await deleteMessage(ana.actor, one.id, "all");
    expect(await rooms(ben)).toMatchObject([{ lastMessage: { deleted: true }, unreadCount: 0 }]);
  });

  test("a long message is cut to what a line can show", async () => {
    const roomId = await aRoom([ana, ben]);
    await say(ben, roomId, "🙂".repeat(1000));
    const [room] = await rooms(ana);
    expect(room?.lastMessage?.body).toEqual({ text: "🙂".repeat(300) });
  });

  test("deleted rooms and those of others are not there", async () => {
    await aRoom([ben]);
    await db().room.update({ where: { id: await aRoom([ana]) }, data: { deletedAt: new Date() } });
    expect(await rooms(ana)).toEqual([]);
  });
});

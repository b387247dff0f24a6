import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import * as entry from "@/app/api/messenger/history/roomId/[roomId]/route";
import * as history from "@/app/api/messenger/history/route";
import * as undelivered from "@/app/api/messenger/messages/undelivered/route";
import * as recent from "@/app/api/messenger/recent-chats/route";
import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { setTeamMode } from "@/lib/testing/team-mode";
import { expectError } from "@/lib/testing/wire";

type Item = { roomId: number; lastMessage: { body: { text: string } } | null };

let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
beforeEach(async () => {
  [ana, ben, cleo] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
});

const say = (user: TestUser, roomId: RoomId, text: string) =>
  sendMessage(user.actor, { roomId, type: "text", body: { text } });
const listed = async (user: TestUser, query: Record<string, string | number> = {}) =>
  (await call(history.GET, { token: user.token, query })).json.data;
const rooms = async (user: TestUser, keyword = "") =>
  (await listed(user, { keyword })).list.map(({ roomId }: Item) => roomId);

/** A room in which its first member has said something. */
async function aTalk(members: [TestUser, ...TestUser[]], data: Parameters<typeof aRoom>[1] = {}) {
  const roomId = await aRoom(members, data);
  await say(members[0], roomId, "hello");
  return roomId;
}
const pairOf = (one: TestUser, other: TestUser) => aTalk([one, other], { type: "private", name: "" });

describe("2.10.1 GET /history", () => {
  test("has an item per room with a message, the newest message first", async () => {
    const [first, second] = [await aTalk([ana, ben, cleo]), await pairOf(ana, ben)];
    await aRoom([ana], { name: "Silent" });
    await say(ben, first, "again");
    await db().member.updateMany({ where: { roomId: first, userId: ana.id }, data: { mutedAt: new Date() } });
    const { list, ...rest } = await listed(ana);
    expect(rest).toEqual({ count: 2, limit: 10, page: 1 });
    expect(list).toEqual([
      {
        roomId: first,
        muted: true,
        pinned: false,
        lastMessage: expect.objectContaining({ body: { text: "again" }, seq: 2, deliveredCount: 1 }),
        unreadCount: 1,
      },
      {
        roomId: second,
        muted: false,
        pinned: false,
        lastMessage: expect.objectContaining({ body: { text: "hello" } }),
        unreadCount: 0,
      },
    ]);
  });

  test("pages by twenty, with the count on each page", async () => {
    const made: RoomId[] = [];
    for (let n = 0; n < 23; n++) made.push(await aTalk([ana]));
    made.reverse();
    const page = async (n: string | number) => {
      const { list, ...rest } = await listed(ana, { page: n });
      return { ...rest, ids: list.map(({ roomId }: Item) => roomId) };
    };
    expect(await page(1)).toEqual({ count: 23, limit: 10, page: 1, ids: made.slice(0, 20) });
    expect(await page(2)).toEqual({ count: 23, limit: 10, page: 2, ids: made.slice(20) });
    expect(await page(3)).toEqual({ count: 23, limit: 10, page: 3, ids: [] });
    expect(await page("x")).toMatchObject({ page: 1 });
  });

  test("knows groups by their name and private rooms by the other's", async () => {
    const johnny = await aUser("Johnny");
    const bot = await aUser("Robocall");
    const pair = await pairOf(ana, johnny);
    const robots = await pairOf(ana, bot);
    const group = await aTalk([ana, johnny, ben], { name: "Johnathan's team" });
    expect(await rooms(ana, "Johnny")).toEqual([pair]);
    expect(await rooms(ana, "johnath")).toEqual([group]);
    expect(await rooms(ana, "obocal")).toEqual([robots]);
    expect(await rooms(ana, "Ana")).toEqual([]);
    expect(await rooms(ana, "%")).toEqual([]);
    expect(await listed(ana, { keyword: "john" })).toMatchObject({ count: 2 });
  });

  test("leaves out deleted rooms, other kinds of rooms, and where nothing is to be read", async () => {
    const gone = await aTalk([ana, ben]);
    await db().room.update({ where: { id: gone }, data: { deletedAt: new Date() } });
    await aTalk([ana, ben, cleo], { type: "custom" });
    const two = await aTalk([ana, ben], { type: "custom" });
    const late = await aTalk([ben]);
    await db().member.create({ data: { roomId: late, userId: ana.id, joinSeq: 1 } });
    const alone = await pairOf(ana, cleo);
    await db().member.deleteMany({ where: { roomId: alone, userId: cleo.id } });
    expect(await rooms(ana)).toEqual([two]);
    await say(ben, late, "now");
    expect(await rooms(ana)).toEqual([late, two]);
  });

  test("shows what was deleted as deleted, and nothing of whom one has blocked", async () => {
    const roomId = await pairOf(ana, ben);
    const other = await pairOf(ben, cleo);
    const { id } = await say(ben, roomId, "bye");
    await deleteMessage(ana.actor, id, "user");
    expect((await listed(ana)).list[0].lastMessage).toMatchObject({ id, deleted: true });
    expect((await listed(ben)).list[0].lastMessage).toMatchObject({ id, deleted: false });
    await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
    await db().block.create({ data: { userId: cleo.id, blockedId: ben.id } });
    expect((await listed(ana)).list[0].lastMessage).toMatchObject({ fromUserId: ana.id });
    expect(await rooms(cleo)).toEqual([]);
    expect(await rooms(ben)).toEqual([roomId, other]);
  });
});

describe("2.17.2 GET /history/roomId/:roomId", () => {
  const one = (user: TestUser, roomId: number | string) =>
    call(entry.GET, { token: user.token, params: { roomId: String(roomId) } });

  test("gives the item itself, also of an empty room", async () => {
    const roomId = await aTalk([ana, ben]);
    expect((await one(ben, roomId)).json.data).toEqual((await listed(ben)).list[0]);
    const empty = await aRoom([ana]);
    const item = { roomId: empty, muted: false, pinned: false, lastMessage: null, unreadCount: 0 };
    expect((await one(ana, empty)).json.data).toEqual(item);
  });

  test("refuses no id, and rooms that are not the caller's", async () => {
    expectError(await one(ana, "abc"), 400, "Room id is required");
    for (const id of [999_999, "65415361531115131", await aRoom([ben])]) {
      expectError(await one(ana, id), 404, "Chat not found");
    }
  });
});

describe("2.4.15 GET /recent-chats", () => {
  const chats = async (user: TestUser) => (await call(recent.GET, { token: user.token })).json;

  test("up to three people and three groups, the latest first", async () => {
    const people: TestUser[] = [];
    const groups: RoomId[] = [];
    for (let n = 0; n < 4; n++) {
      const person = await aUser(`Person ${n}`);
      await pairOf(ana, person);
      people.unshift(person);
      groups.unshift(await aTalk([ana, person], { name: `Group ${n}` }));
    }
    await aRoom([ana], { name: "Silent" });
    const { status, data, ...top } = await chats(ana);
    expect(status).toBe("success");
    expect(top).toEqual(data);
    expect(data.recentUserChats).toMatchObject(
      people.slice(0, 3).map(({ id, name }) => ({ id, displayName: name })),
    );
    expect(data.recentGroupChats).toMatchObject(groups.slice(0, 3).map((id) => ({ id, type: "group" })));
  });

  test("passes over deleted messages, and over the blocked in team mode", async () => {
    const [first, second] = [await aTalk([ana, ben]), await aTalk([ana, ben])];
    const { id } = await say(ana, first, "gone");
    const ids = async () => (await chats(ana)).data.recentGroupChats.map((room: { id: number }) => room.id);
    expect(await ids()).toEqual([first, second]);
    await deleteMessage(ana.actor, id, "all");
    expect(await ids()).toEqual([second, first]);
    await pairOf(ana, ben);
    await pairOf(ana, cleo);
    await db().block.create({ data: { userId: ana.id, blockedId: cleo.id } });
    expect((await chats(ana)).data.recentUserChats).toMatchObject([{ id: ben.id }]);
  });

  test("without team mode only contacts who are people", async () => {
    onTestFinished(setTeamMode(false));
    const bot = await aUser("Bot");
    await db().user.update({ where: { id: bot.id }, data: { isBot: true } });
    for (const other of [ben, cleo, bot]) await pairOf(ana, other);
    const contacts = [ben, bot].map(({ id }) => ({ userId: ana.id, contactId: id }));
    await db().contact.createMany({ data: contacts });
    expect((await chats(ana)).data.recentUserChats).toMatchObject([{ id: ben.id }]);
  });
});

describe("2.17.5 GET /messages/undelivered", () => {
  const waiting = async (user: TestUser) =>
    (await call(undelivered.GET, { token: user.token })).json.data.messages.map(
      (message: { body: { text: string } }) => message.body.text,
    );

  test("gives what others said and nobody flagged, the oldest first", async () => {
    const [one, two] = [await aRoom([ana, ben]), await aRoom([ana, ben])];
    await say(ana, one, "1");
    await say(ana, two, "2");
    await say(ben, one, "own");
    await say(ana, one, "3");
    expect(await waiting(ben)).toEqual(["1", "2", "3"]);
    await db().member.updateMany({ where: { roomId: one, userId: ben.id }, data: { deliveredSeq: 1 } });
    expect(await waiting(ben)).toEqual(["2", "3"]);
    await db().$executeRaw`
      UPDATE member SET delivered = '{[3,4)}' WHERE room_id = ${one} AND user_id = ${ben.id}`;
    expect(await waiting(ben)).toEqual(["2"]);
    expect(await waiting(ana)).toEqual(["own"]);
  });

  test("leaves out what was said before the join, in deleted rooms, or by the blocked", async () => {
    const late = await aTalk([ana]);
    await db().member.create({ data: { roomId: late, userId: ben.id, joinSeq: 1 } });
    const gone = await aTalk([ana, ben]);
    await db().room.update({ where: { id: gone }, data: { deletedAt: new Date() } });
    await pairOf(ana, ben);
    expect(await waiting(ben)).toEqual(["hello"]);
    await db().block.create({ data: { userId: ben.id, blockedId: ana.id } });
    expect(await waiting(ben)).toEqual([]);
    expect(await waiting(ana)).toEqual([]);
  });
});

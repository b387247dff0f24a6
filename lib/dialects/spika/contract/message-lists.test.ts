import { beforeAll, describe, expect, test } from "vitest";
import * as oldest from "@/app/api/messenger/messages/roomId/[roomId]/oldest-message-date/route";
import * as list from "@/app/api/messenger/messages/roomId/[roomId]/route";
import * as batch from "@/app/api/messenger/messages/roomId/[roomId]/target-message-batch/route";
import * as byDate from "@/app/api/messenger/messages/roomId/[roomId]/target-message-id-by-date/route";
import { db } from "@/lib/db/client";
import type { Handler } from "@/lib/dialects/endpoint";
import type { RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

type Query = Record<string, string | number>;
type Listed = { id: number; seq: number; createdAt: number };

const get = (handler: Handler, user: TestUser, roomId: number | string, query: Query = {}) =>
  call(handler, { token: user.token, params: { roomId: String(roomId) }, query });
const idsOf = (answer: { json: { data: { list: Listed[] } } }) => answer.json.data.list.map(({ id }) => id);

const HUNDRED = Array.from({ length: 120 }, (_, index) => index + 1);

let ana: TestUser;
let ben: TestUser;
let stranger: TestUser;
/** A room of 120 messages, and their ids from the oldest to the newest. */
let roomId: RoomId;
let ids: number[];
/** The second user came when 60 messages had been said in this room. */
let lateRoomId: RoomId;

beforeAll(async () => {
  ana = await aUser("Ana");
  ben = await aUser("Ben");
  stranger = await aUser("Stranger");
  roomId = await aRoom([ana, ben]);
  ids = await talk(ana, roomId, HUNDRED.length);
  lateRoomId = await aRoom([ana]);
  await talk(ana, lateRoomId, 60);
  await db().member.create({ data: { roomId: lateRoomId, userId: ben.id, joinSeq: 60 } });
  await talk(ana, lateRoomId, 3);
});

async function talk(user: TestUser, room: RoomId, times: number): Promise<number[]> {
  const sent = await Promise.all(
    HUNDRED.slice(0, times).map((n) =>
      sendMessage(user.actor, { roomId: room, type: "text", body: { text: `message ${n}` } }),
    ),
  );
  return sent.sort((a, b) => a.seq - b.seq).map(({ id }) => id);
}

/** The ids of some seqs of the room of 120, newest first. */
const newestFirst = (from: number, to: number) => ids.slice(from - 1, to).reverse();

describe("2.5.4 GET /messages/roomId/:roomId", () => {
  test("has its members in the order of lists (3.5.1)", async () => {
    const answer = await get(list.GET, ana, roomId);
    expect(Object.keys(answer.json.data.list[0]).slice(0, 16)).toEqual([
      ...["id", "fromUserId", "totalUserCount", "deliveredCount", "seenCount", "roomId", "type", "body"],
      ...[
        "createdAt",
        "modifiedAt",
        "localId",
        "deleted",
        "isForwarded",
        "hasLink",
        "messageRecords",
        "replyId",
      ],
    ]);
  });

  test("pages by an inclusive cursor: 50 messages, then 51, then what is left", async () => {
    const first = await get(list.GET, ana, roomId);
    expect(idsOf(first)).toEqual(newestFirst(71, 120));
    expect(first.json.data).toMatchObject({ count: 120, limit: 50, nextCursor: ids[70] });
    const second = await get(list.GET, ana, roomId, { cursor: first.json.data.nextCursor });
    expect(idsOf(second)).toEqual(newestFirst(21, 71));
    expect(second.json.data).toMatchObject({ count: 120, limit: 51, nextCursor: ids[20] });
    const third = await get(list.GET, ana, roomId, { cursor: second.json.data.nextCursor });
    expect(idsOf(third)).toEqual(newestFirst(1, 21));
    expect(third.json.data).toMatchObject({ nextCursor: null });
  });

  test("pages by number", async () => {
    expect(idsOf(await get(list.GET, ana, roomId, { page: 2 }))).toEqual(newestFirst(21, 70));
    expect(idsOf(await get(list.GET, ana, roomId, { page: 9 }))).toEqual([]);
    expect(idsOf(await get(list.GET, ana, roomId, { page: "x" }))).toEqual(newestFirst(71, 120));
  });

  test("reaches back to a target, and stays a usual page for a near or unknown one", async () => {
    const far = await get(list.GET, ana, roomId, { targetMessageId: String(ids[9]) });
    expect(idsOf(far)).toEqual(newestFirst(10, 120));
    expect(far.json.data).toMatchObject({ limit: 111, nextCursor: ids[9] });
    for (const targetMessageId of [ids[110] ?? 0, "65415361531115131", "abc"]) {
      const near = await get(list.GET, ana, roomId, { targetMessageId });
      expect(near.json.data).toMatchObject({ limit: 50, nextCursor: ids[70] });
    }
    const withCursor = { targetMessageId: ids[9] ?? 0, cursor: ids[119] ?? 0 };
    expect((await get(list.GET, ana, roomId, withCursor)).json.data).toMatchObject({ limit: 51 });
  });

  test("a cursor that is no message of the room gives an empty page", async () => {
    const elsewhere = await talk(ana, await aRoom([ana]), 1);
    for (const cursor of [elsewhere[0] ?? 0, "65415361531115131"]) {
      const answer = await get(list.GET, ana, roomId, { cursor });
      expect(answer.json.data).toMatchObject({ list: [], count: 120, nextCursor: null });
    }
  });

  test("lists media whose body is empty", async () => {
    const room = await aRoom([ana]);
    const [id = 0] = await talk(ana, room, 1);
    await db().message.update({ where: { id }, data: { type: "video", body: {} } });
    expect((await get(list.GET, ana, room)).json.data.list[0]).toMatchObject({ id, type: "video" });
  });

  test("begins at the join, whatever is asked for", async () => {
    expect((await get(list.GET, ben, lateRoomId)).json.data).toMatchObject({ count: 3, nextCursor: null });
    const before = (await get(list.GET, ana, lateRoomId, { page: 2 })).json.data.list[0];
    expect(idsOf(await get(list.GET, ben, lateRoomId, { cursor: before.id }))).toEqual([]);
    expect(idsOf(await get(list.GET, ben, lateRoomId, { targetMessageId: before.id }))).toHaveLength(3);
  });
});

describe("2.5.12 GET …/oldest-message-date", () => {
  test("tells the first message's time, on top and in data", async () => {
    const first = await db().message.findFirstOrThrow({ where: { roomId, seq: 1 } });
    const messageDate = first.createdAt.toISOString();
    const answer = await get(oldest.GET, ana, roomId);
    expect(answer.json).toEqual({ status: "success", data: { messageDate }, messageDate });
  });

  test("counts from the join, and is null in an empty room", async () => {
    const first = await db().message.findFirstOrThrow({ where: { roomId: lateRoomId, seq: 61 } });
    const answer = await get(oldest.GET, ben, lateRoomId);
    expect(answer.json.data.messageDate).toBe(first.createdAt.toISOString());
    expect((await get(oldest.GET, ana, await aRoom([ana]))).json.data.messageDate).toBeNull();
  });
});

describe("2.5.13 GET …/target-message-batch", () => {
  test("gives 25 on either side of the target, which comes once", async () => {
    const answer = await get(batch.GET, ana, roomId, { targetMessageId: ids[59] ?? 0 });
    expect(idsOf(answer)).toEqual(newestFirst(35, 85));
    const data = {
      nextCursorUp: ids[34],
      nextCursorDown: ids[84],
      hasMoreOlderMessages: true,
      hasMoreNewerMessages: true,
    };
    expect(answer.json).toMatchObject({ data, ...data });
  });

  test("has nothing more where a side is not full", async () => {
    const oldestOne = (await get(batch.GET, ana, roomId, { targetMessageId: ids[0] ?? 0 })).json.data;
    expect(oldestOne).toMatchObject({ hasMoreOlderMessages: false, hasMoreNewerMessages: true });
    expect(oldestOne.list).toHaveLength(26);
    const newestOne = (await get(batch.GET, ana, roomId, { targetMessageId: ids[119] ?? 0 })).json.data;
    expect(newestOne).toMatchObject({ hasMoreOlderMessages: true, hasMoreNewerMessages: false });
  });

  test("cursorUp: 50 older ones, newest first", async () => {
    const full = await get(batch.GET, ana, roomId, { cursorUp: ids[60] ?? 0 });
    expect(idsOf(full)).toEqual(newestFirst(11, 60));
    const up = { nextCursorUp: ids[10], hasMoreOlderMessages: true };
    expect(full.json.data).toMatchObject({ ...up, nextCursorDown: null, hasMoreNewerMessages: false });
    const rest = await get(batch.GET, ana, roomId, { cursorUp: ids[10] ?? 0 });
    expect(idsOf(rest)).toEqual(newestFirst(1, 10));
    expect(rest.json.data).toMatchObject({ nextCursorUp: ids[0], hasMoreOlderMessages: false });
    const none = await get(batch.GET, ana, roomId, { cursorUp: ids[0] ?? 0 });
    expect(none.json.data).toMatchObject({ list: [], nextCursorUp: null });
  });

  test("cursorDown: 50 newer ones, oldest first", async () => {
    const full = await get(batch.GET, ana, roomId, { cursorDown: ids[60] ?? 0 });
    expect(idsOf(full)).toEqual(ids.slice(61, 111));
    const down = { nextCursorDown: ids[110], hasMoreNewerMessages: true };
    expect(full.json.data).toMatchObject({ ...down, nextCursorUp: null, hasMoreOlderMessages: false });
    const rest = await get(batch.GET, ana, roomId, { cursorDown: ids[110] ?? 0 });
    expect(rest.json.data).toMatchObject({ nextCursorDown: ids[119], hasMoreNewerMessages: false });
  });

  test("refuses nothing usable, and targets that are not to be read there", async () => {
    expectError(await get(batch.GET, ana, roomId), 400, "Invalid parameters");
    expectError(await get(batch.GET, ana, roomId, { cursorUp: "abc" }), 400, "Invalid parameters");
    const elsewhere = await talk(ana, await aRoom([ana]), 1);
    const early = await db().message.findFirstOrThrow({ where: { roomId: lateRoomId, seq: 60 } });
    for (const targetMessageId of [elsewhere[0] ?? 0, "65415361531115131"]) {
      expectError(await get(batch.GET, ana, roomId, { targetMessageId }), 404, "Target message not found");
    }
    const asked = await get(batch.GET, ben, lateRoomId, { targetMessageId: early.id });
    expectError(asked, 404, "Target message not found");
  });
});

describe("2.5.14 GET …/target-message-id-by-date", () => {
  test("finds the first message at or after the date, each of them by its own time", async () => {
    const room = await aRoom([ana]);
    const own = await talk(ana, room, 9);
    const start = Date.UTC(2023, 10, 14);
    for (const [index, id] of own.entries()) {
      await db().message.update({ where: { id }, data: { createdAt: new Date(start + index * 60_000) } });
    }
    const found = async (date: string) => (await get(byDate.GET, ana, room, { date })).json;
    for (const [index, id] of own.entries()) {
      const at = start + index * 60_000;
      expect(await found(new Date(at).toISOString())).toMatchObject({ targetMessageId: id });
      expect((await found(new Date(at - 1).toISOString())).data).toEqual({ targetMessageId: id });
    }
    expect((await found("1900-01-01")).data.targetMessageId).toBe(own[0]);
    expect((await found("+200000-01-01T00:00:00Z")).data.targetMessageId).toBe(own.at(-1));
  });

  test("passes system messages over, and is null where there is nothing else", async () => {
    const room = await aRoom([ana]);
    const own = await talk(ana, room, 3);
    const system = (id: number | undefined) =>
      db().message.update({ where: { id: id ?? 0 }, data: { type: "system" } });
    const found = async (date: string) =>
      (await get(byDate.GET, ana, room, { date })).json.data.targetMessageId;
    await system(own[0]);
    expect(await found("2000-01-01")).toBe(own[1]);
    await system(own[2]);
    expect(await found("2100-01-01")).toBe(own[1]);
    await system(own[1]);
    expect(await found("2100-01-01")).toBeNull();
  });

  test("counts from the join", async () => {
    const first = await db().message.findFirstOrThrow({ where: { roomId: lateRoomId, seq: 61 } });
    const answer = await get(byDate.GET, ben, lateRoomId, { date: "2000-01-01" });
    expect(answer.json.data.targetMessageId).toBe(first.id);
  });

  test("refuses what is no date before it looks at the room", async () => {
    for (const query of [{}, { date: "" }, { date: "someday" }] as Query[]) {
      expectError(await get(byDate.GET, ana, 999_999, query), 400, "Invalid date");
    }
  });
});

test.each([
  ["list", list.GET, {}],
  ["oldest date", oldest.GET, {}],
  ["batch", batch.GET, { targetMessageId: 1 }],
  ["by date", byDate.GET, { date: "2023-11-14" }],
])("%s: strangers and unknown rooms get the same 404", async (_name, handler, query) => {
  for (const room of [roomId, 999_999, "65415361531115131", "abc"]) {
    expectError(await get(handler, stranger, room, query), 404, "No room found");
  }
});

test("what a block leaves out is in no list, batch or date", async () => {
  const room = await aRoom([ana, ben], { type: "private", name: "" });
  const [bens = 0] = await talk(ben, room, 1);
  const [own = 0] = await talk(ana, room, 1);
  await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
  const answer = await get(list.GET, ana, room);
  expect(answer.json.data).toMatchObject({ count: 1, list: [{ id: own }] });
  expect(idsOf(await get(batch.GET, ana, room, { targetMessageId: own }))).toEqual([own]);
  const target = await get(batch.GET, ana, room, { targetMessageId: bens });
  expectError(target, 404, "Target message not found");
  const found = await get(byDate.GET, ana, room, { date: "2000-01-01" });
  expect(found.json.data.targetMessageId).toBe(own);
});

describe("native GET /messages/roomId/:roomId around a place", () => {
  const seqsOf = (answer: { json: { data: { list: Listed[] } } }) =>
    answer.json.data.list.map(({ seq }) => seq);
  const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

  test("gives fifty before a seq and fifty from it on, oldest first, and says where there is more", async () => {
    const middle = await get(list.GET, ana, roomId, { aroundSeq: 60 });
    expect(seqsOf(middle)).toEqual(run(10, 109));
    expect(middle.json.data).toMatchObject({ targetSeq: 60, hasEarlier: true, hasMore: true, lastSeq: 120 });
    const first = await get(list.GET, ana, roomId, { aroundSeq: 1 });
    expect(seqsOf(first)).toEqual(run(1, 50));
    expect(first.json.data).toMatchObject({ hasEarlier: false, hasMore: true });
    const beyond = await get(list.GET, ana, roomId, { aroundSeq: 5_000 });
    expect(seqsOf(beyond)).toEqual(run(71, 120));
    expect(beyond.json.data).toMatchObject({ hasEarlier: true, hasMore: false });
  });

  test("finds a message by its id and the first one at or after an instant", async () => {
    const byId = await get(list.GET, ana, roomId, { aroundMessageId: ids[29] ?? 0 });
    expect(byId.json.data.targetSeq).toBe(30);
    const at = byId.json.data.list.find(({ seq }: Listed) => seq === 30).createdAt;
    const date = await get(list.GET, ana, roomId, { aroundDate: at + 1 });
    expect(date.json.data.targetSeq).toBeGreaterThan(30);
    expect((await get(list.GET, ana, roomId, { aroundDate: 0 })).json.data.targetSeq).toBe(1);
  });

  test("shows nobody what was said before they came, nor messages of other rooms", async () => {
    const late = await get(list.GET, ben, lateRoomId, { aroundSeq: 1 });
    expect(seqsOf(late)).toEqual([61, 62, 63]);
    expect(late.json.data.hasEarlier).toBe(false);
    expectError(
      await get(list.GET, ben, lateRoomId, { aroundMessageId: ids[3] ?? 0 }),
      404,
      "No message found",
    );
    expectError(await get(list.GET, stranger, roomId, { aroundSeq: 1 }), 404, "No room found");
  });
});

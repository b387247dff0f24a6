import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as remove from "@/app/api/messenger/message-records/[id]/route";
import * as create from "@/app/api/messenger/message-records/route";
import * as records from "@/app/api/messenger/messages/[id]/message-records/route";
import * as seen from "@/app/api/messenger/messages/[id]/seen/route";
import * as delivered from "@/app/api/messenger/messages/delivered/route";
import * as list from "@/app/api/messenger/messages/roomId/[roomId]/route";
import { db } from "@/lib/db/client";
import type { WireMessageRecord } from "@/lib/dialects/spika/schemas/message";
import type { RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import type { Message } from "@/lib/domain/messages/types";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
let stranger: TestUser;
let roomId: RoomId;
let message: Message;

beforeAll(async () => {
  ana = await aUser("Ana");
  ben = await aUser("Ben");
  cleo = await aUser("Cleo");
  stranger = await aUser("Stranger");
});
beforeEach(async () => {
  roomId = await aRoom([ana, ben, cleo]);
  message = await say("Ship it?");
});

const say = (text: string, user = ana, room = roomId) =>
  sendMessage(user.actor, { roomId: room, type: "text", body: { text } });
const flag = (user: TestUser, body: unknown) => call(delivered.POST, { token: user.token, body });
const see = (user: TestUser, id: number | string, body: unknown = {}) =>
  call(seen.POST, { token: user.token, params: { id: String(id) }, body });
const react = (user: TestUser, body: unknown) => call(create.POST, { token: user.token, body });
const unreact = (user: TestUser, id: number | string) =>
  call(remove.DELETE, { token: user.token, params: { id: String(id) }, method: "DELETE" });
const recordsOf = (user: TestUser, id: number | string, query = {}) =>
  call(records.GET, { token: user.token, params: { id: String(id) }, query });

async function listed(user: TestUser, id = message.id, query = {}): Promise<WireMessageRecord[]> {
  const answer = await recordsOf(user, id, query);
  expect(answer.status).toBe(200);
  return answer.json.data.messageRecords;
}

async function countsOf(id: number) {
  const page = await call(list.GET, { token: ana.token, params: { roomId: String(roomId) } });
  const found = page.json.data.list.find((one: { id: number }) => one.id === id);
  const { totalUserCount, deliveredCount, seenCount } = found;
  return { totalUserCount, deliveredCount, seenCount };
}

const kinds = (found: WireMessageRecord[]) => found.map(({ userId, type }) => `${userId} ${type}`).sort();

describe("2.5.7 GET /messages/:messageId/message-records", () => {
  test("a sender has their own message delivered and seen, and nobody else", async () => {
    const found = await listed(ben);
    expect(kinds(found)).toEqual([`${ana.id} delivered`, `${ana.id} seen`]);
    expect(Object.keys(found[0] ?? {})).toEqual([
      "id",
      "type",
      "messageId",
      "userId",
      "reaction",
      "roomId",
      "createdAt",
      "isDeleted",
      "modifiedAt",
    ]);
    const at = message.createdAt.getTime();
    expect(found[0]).toMatchObject({
      messageId: message.id,
      roomId,
      reaction: null,
      isDeleted: false,
      createdAt: at,
    });
  });

  test("all records by id, and with type=reaction the reactions that there are", async () => {
    await see(ben, roomId);
    const { id } = (await react(cleo, { messageId: message.id, reaction: "👍" })).json.data.messageRecord;
    await react(ben, { messageId: message.id, reaction: "🎉" });
    expect(kinds(await listed(ana))).toEqual(
      [
        `${ana.id} delivered`,
        `${ana.id} seen`,
        `${ben.id} delivered`,
        `${ben.id} seen`,
        `${ben.id} reaction`,
        `${cleo.id} reaction`,
      ].sort(),
    );
    const ids = (await listed(ana)).map((record) => record.id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    await unreact(cleo, id);
    expect((await listed(ana, message.id, { type: "reaction" })).map(({ userId }) => userId)).toEqual([
      ben.id,
    ]);
    expect((await listed(ana)).find((record) => record.id === id)).toMatchObject({
      isDeleted: true,
      reaction: "Deleted reaction",
    });
  });

  test("404 for unknown, foreign and odd ids alike", async () => {
    for (const id of [message.id + 1_000_000, 65415361531115131n, "x"]) {
      expectError(await recordsOf(ana, String(id)), 404, "No message found");
    }
    expectError(await recordsOf(stranger, message.id), 404, "No message found");
  });

  test("what a deleted message had stays, and a system message is nobody's own", async () => {
    const system = await db().message.create({
      data: {
        roomId,
        seq: 2,
        senderId: ana.id,
        localId: "s",
        type: "system",
        body: { text: "x" },
        memberCount: 3,
      },
    });
    await db().room.update({ where: { id: roomId }, data: { lastSeq: 2 } });
    expect(await listed(ben, system.id as typeof message.id)).toEqual([]);
    await see(ana, roomId);
    expect(kinds(await listed(ben, system.id as typeof message.id))).toEqual([
      `${ana.id} delivered`,
      `${ana.id} seen`,
    ]);
  });
});

describe("2.5.8 POST /messages/delivered", () => {
  test("answers the records it made under both keys, and made ones only once", async () => {
    const second = await say("And now?");
    const answer = await flag(ben, { messageIds: [second.id, message.id, message.id] });
    expect(answer.status).toBe(200);
    expect(answer.json.data.list).toEqual(answer.json.data.messageRecords);
    const made: WireMessageRecord[] = answer.json.data.messageRecords;
    expect(made.map(({ messageId }) => messageId).sort()).toEqual([message.id, second.id].sort());
    expect(await listed(ana)).toContainEqual(made.find(({ messageId }) => messageId === message.id));
    expect(await countsOf(message.id)).toEqual({ totalUserCount: 3, deliveredCount: 2, seenCount: 1 });
    const again = await flag(ben, { messageIds: [message.id, second.id] });
    expect(again.json.data).toEqual({ messageRecords: [], list: [] });
    expect(await db().receipt.count({ where: { roomId } })).toBe(1);
  });

  test("takes the older name of the list, and ids as text (11.3)", async () => {
    expect((await flag(ben, { messagesIds: [message.id] })).json.data.messageRecords).toHaveLength(1);
    expect((await flag(cleo, { messageIds: [String(message.id)] })).json.data.messageRecords).toHaveLength(1);
  });

  test("one's own message was delivered from the start", async () => {
    expect((await flag(ana, { messageIds: [message.id] })).json.data.messageRecords).toEqual([]);
    expect(await db().receipt.count({ where: { roomId } })).toBe(0);
  });

  test("any set at all: what is flagged out of order closes up when the rest comes", async () => {
    const more = await Promise.all(Array.from({ length: 9 }, (_, n) => say(`${n}`)));
    const all = [message, ...more].sort((a, b) => a.seq - b.seq);
    const odd = all.filter(({ seq }) => seq % 2 === 1);
    const even = all.filter(({ seq }) => seq % 2 === 0);
    await flag(ben, { messageIds: odd.map(({ id }) => id) });
    const marks = () => db().$queryRaw`
      SELECT delivered_seq, delivered::text FROM member WHERE room_id = ${roomId} AND user_id = ${ben.id}`;
    expect(await marks()).toEqual([{ delivered_seq: 1, delivered: "{[3,4),[5,6),[7,8),[9,10)}" }]);
    for (const { id, seq } of all) {
      expect((await countsOf(id)).deliveredCount, `${seq}`).toBe(seq % 2 === 1 ? 2 : 1);
    }
    await flag(ben, { messageIds: even.map(({ id }) => id) });
    expect(await marks()).toEqual([{ delivered_seq: 10, delivered: "{}" }]);
  });

  test("what one says meanwhile leaves no holes", async () => {
    for (let n = 0; n < 5; n++) {
      await say("mine", ben);
      await flag(ben, { messageIds: [message.id, (await say("theirs")).id] });
    }
    expect(
      await db().$queryRaw`
      SELECT delivered_seq, delivered::text FROM member WHERE room_id = ${roomId} AND user_id = ${ben.id}`,
    ).toEqual([{ delivered_seq: 11, delivered: "{}" }]);
    expect(await db().receipt.count({ where: { roomId, userId: ben.id } })).toBe(6);
    expect((await countsOf(message.id)).deliveredCount).toBe(2);
  });

  test("five hundred in several rooms at once", async () => {
    const other = await aRoom([ana, ben]);
    const sent = await Promise.all(
      Array.from({ length: 500 }, (_, n) => say(`${n}`, ana, n % 2 ? roomId : other)),
    );
    const answer = await flag(ben, { messageIds: sent.map(({ id }) => id) });
    const made: WireMessageRecord[] = answer.json.data.messageRecords;
    expect(made).toHaveLength(500);
    expect(new Set(made.map(({ id }) => id)).size).toBe(500);
    expect(await db().receipt.count({ where: { userId: ben.id, roomId: { in: [roomId, other] } } })).toBe(2);
  });

  test.each([
    [{}, "No messages with given ids found"],
    [[], "No messages with given ids found"],
    [{ messageIds: [] }, "No messages with given ids found"],
    [{ messageIds: [256874] }, "No messages with given ids found"],
    [{ messageIds: [8851534158] }, "No messages with given ids found"],
    [{ messageIds: "a" }, /^Invalid params ValidationError: body\.messageIds must be a `array` type/],
    [{ messageIds: [0] }, /^Invalid params ValidationError: body\.messageIds\[0\] must be greater than/],
    [{ messageIds: ["x"] }, /^Invalid params ValidationError: body\.messageIds\[0\] must be a `number` type/],
  ])("400 for %j", async (body, text) => {
    expectError(await flag(ben, body), 400, text);
  });

  test("400 naming those that nobody has, and for other people's rooms", async () => {
    const ids = [message.id, 256874, 8851534158];
    expectError(await flag(ben, { messageIds: ids }), 400, "Messages with ids: 256874,8851534158 not found");
    const text = "One or more message is from room that user is not part of";
    expectError(await flag(stranger, { messageIds: [message.id] }), 400, text);
    expect(await countsOf(message.id)).toMatchObject({ deliveredCount: 1 });
  });

  test("what was said before one joined a private group is unknown; in a public room it has no record", async () => {
    await db().member.create({
      data: { roomId, userId: stranger.id, joinSeq: 1, seenSeq: 1, deliveredSeq: 1 },
    });
    const later = await say("Welcome");
    expectError(await flag(stranger, { messageIds: [message.id] }), 400, "No messages with given ids found");
    const both = { messageIds: [message.id, later.id] };
    expectError(await flag(stranger, both), 400, `Messages with ids: ${message.id} not found`);
    await db().room.update({ where: { id: roomId }, data: { visibility: "public" } });
    const made: WireMessageRecord[] = (await flag(stranger, both)).json.data.messageRecords;
    expect(made.map(({ messageId }) => messageId)).toEqual([later.id]);
  });
});

describe("2.5.4 GET /messages/roomId/:roomId, effects and records", () => {
  const read = (user: TestUser, query = {}) =>
    call(list.GET, { token: user.token, params: { roomId: String(roomId) }, query });

  test("what is on the page was delivered with it, once", async () => {
    await say("Second", ben);
    await read(cleo);
    expect(kinds(await listed(ana))).toContain(`${cleo.id} delivered`);
    expect(await db().receipt.findMany({ where: { roomId, userId: cleo.id } })).toMatchObject([
      { kind: "delivered", fromSeq: 0, toSeq: 2 },
    ]);
    await read(cleo);
    await read(cleo, { afterSeq: 0 });
    expect(await db().receipt.count({ where: { roomId, userId: cleo.id } })).toBe(1);
  });

  test("a page of one's own messages notes nothing", async () => {
    await read(ana);
    expect(await db().receipt.count({ where: { roomId, userId: ana.id } })).toBe(0);
  });

  test("the reactions are on it, removed ones too, and nothing else", async () => {
    const made = (await react(ben, { messageId: message.id, reaction: "👍" })).json.data.messageRecord;
    const of = async (query = {}) => (await read(ana, query)).json.data.list[0].messageRecords;
    expect(await of()).toEqual([made]);
    expect(await of({ afterSeq: 0 })).toEqual([made]);
    await unreact(ben, made.id);
    expect(await of()).toMatchObject([{ id: made.id, isDeleted: true }]);
  });
});

describe("2.5.9 POST /messages/:roomId/seen", () => {
  test("all messages of the room are seen and delivered, one's own included", async () => {
    const own = await say("Mine", ben);
    const last = await say("Last");
    const answer = await see(ben, roomId);
    expect(answer.json.data).toEqual({ messageRecords: [], seenSeq: 3, deliveredSeq: 3, unreadCount: 0 });
    for (const { id } of [message, own, last]) {
      const found = kinds(await listed(ana, id));
      expect(found).toContain(`${ben.id} seen`);
      expect(found).toContain(`${ben.id} delivered`);
      expect(new Set(found).size).toBe(found.length);
    }
    expect(await countsOf(message.id)).toEqual({ totalUserCount: 3, deliveredCount: 2, seenCount: 2 });
  });

  test("seeing delivers what was not, and keeps the records of what was", async () => {
    const rest = [await say("2"), await say("3"), await say("4")];
    await flag(ben, { messageIds: [rest[1]?.id] });
    const before = (await listed(ana, rest[1]?.id)).find(({ userId }) => userId === ben.id);
    await see(ben, roomId);
    expect(await listed(ana, rest[1]?.id)).toContainEqual(before);
    const log = await db().receipt.findMany({ where: { roomId, userId: ben.id }, orderBy: { id: "asc" } });
    expect(log.map(({ kind, fromSeq, toSeq }) => `${kind} ${fromSeq}-${toSeq}`)).toEqual([
      "delivered 2-3",
      "seen 0-4",
      "delivered 0-2",
      "delivered 3-4",
    ]);
  });

  test("a second time, and an older mark, change nothing", async () => {
    await say("2");
    await see(ben, roomId);
    const log = () => db().receipt.count({ where: { roomId } });
    const before = await log();
    await see(ben, roomId);
    expect((await see(ben, roomId, { upToSeq: 1 })).json.data).toMatchObject({ seenSeq: 2 });
    expect(await log()).toBe(before);
  });

  test("ten thousand unread are one write, and quick", async () => {
    const big = await aRoom([ana, ben]);
    await db().$executeRaw`
      INSERT INTO message (room_id, seq, sender_id, local_id, type, body, member_count)
      SELECT ${big}, n, ${ana.id}, n::text, 'text', '{"text":"x"}', 2 FROM generate_series(1, 10000) AS n`;
    await db().room.update({ where: { id: big }, data: { lastSeq: 10_000, countedTotal: 10_000 } });
    expect((await see(ben, big)).json.data).toMatchObject({ seenSeq: 10_000, unreadCount: 0 });
    // Runs of at most 4,096 ids, for each of the two kinds.
    expect(await db().receipt.count({ where: { roomId: big } })).toBe(6);
    const middle = await db().message.findFirstOrThrow({ where: { roomId: big, seq: 5_000 } });
    expect(kinds(await listed(ana, middle.id as typeof message.id))).toHaveLength(4);
  });

  test("400 for what is no number, and for rooms that are not the caller's", async () => {
    expectError(await see(ben, "x"), 400, "roomId must be number");
    for (const id of [roomId + 100_000, 8851534158])
      expectError(await see(ben, id), 400, "user is not in this room");
    expectError(await see(stranger, roomId), 400, "user is not in this room");
  });
});

describe("2.8.2 POST /message-records", () => {
  test("a reaction, under both keys; another one takes its place and its id", async () => {
    const first = await react(ben, { messageId: message.id, reaction: "👍" });
    const { messageRecord } = first.json.data;
    expect(first.json.data.messageRecords).toEqual([messageRecord]);
    expect(messageRecord).toMatchObject({
      type: "reaction",
      messageId: message.id,
      userId: ben.id,
      reaction: "👍",
      roomId,
      isDeleted: false,
      modifiedAt: messageRecord.createdAt,
    });
    await unreact(ben, messageRecord.id);
    const second = (await react(ben, { messageId: message.id, reaction: "🎉", type: "reaction" })).json.data;
    expect(second.messageRecord).toMatchObject({ id: messageRecord.id, reaction: "🎉", isDeleted: false });
    expect(second.messageRecord.modifiedAt).toBeGreaterThanOrEqual(messageRecord.modifiedAt);
    expect(await countsOf(message.id)).toMatchObject({ seenCount: 1, deliveredCount: 1 });
  });

  test("two at once are one", async () => {
    const both = await Promise.all(
      ["👍", "🎉"].map((reaction) => react(ben, { messageId: message.id, reaction })),
    );
    expect(new Set(both.map(({ json }) => json.data.messageRecord.id)).size).toBe(1);
    expect(await db().reaction.count({ where: { messageId: message.id } })).toBe(1);
  });

  test("delivered and seen, as often as one likes", async () => {
    for (const type of ["delivered", "seen"]) {
      const first = await react(ben, { messageId: message.id, type });
      expect(first.json.data.messageRecord).toMatchObject({
        type,
        userId: ben.id,
        reaction: null,
        isDeleted: false,
      });
      expect((await react(ben, { messageId: message.id, type })).json).toEqual(first.json);
      expect(await listed(ana)).toContainEqual(first.json.data.messageRecord);
    }
    const own = await react(ana, { messageId: message.id, type: "seen" });
    expect(await listed(ben)).toContainEqual(own.json.data.messageRecord);
  });

  test.each([
    [() => ({}), 400, /^Invalid params ValidationError: body\.messageId is a required field$/],
    [
      () => ({ messageId: "1", reaction: "x" }),
      400,
      /^Invalid params ValidationError: body\.messageId must be/,
    ],
    [() => ({ messageId: 0, reaction: "x" }), 400, /greater than or equal to 1$/],
    [() => ({ messageId: message.id }), 400, /body\.reaction is a required field$/],
    [() => ({ messageId: message.id, reaction: "" }), 400, /body\.reaction is a required field$/],
    [() => ({ messageId: message.id, reaction: 5 }), 400, /body\.reaction must be a `string` type/],
    [() => ({ messageId: message.id, userId: 1 }), 400, /^Invalid params/],
    [
      () => ({ messageId: message.id, type: "invalid" }),
      400,
      /^Invalid type, allowed: seen,delivered,reaction$/,
    ],
    [
      () => ({ messageId: message.id, type: "reaction" }),
      400,
      /^reaction field is required when type='reaction'$/,
    ],
    [() => ({ messageId: message.id + 1_000_000, reaction: "x" }), 404, /^Message not found$/],
    [() => ({ messageId: 65415361531, reaction: "x" }), 404, /^Message not found$/],
    [() => ({ messageId: 65415361531, type: "seen" }), 404, /^Message not found$/],
  ] as const)("refusal %#", async (body, status, text) => {
    expectError(await react(ben, body()), status, text);
  });

  test("404 for those who are not in the room, and where there is nothing left to react to", async () => {
    expectError(await react(stranger, { messageId: message.id, reaction: "x" }), 404, "Message not found");
    await db().message.update({ where: { id: message.id }, data: { deletedAt: new Date() } });
    expectError(await react(ben, { messageId: message.id, reaction: "x" }), 404, "Message not found");
  });

  test("403 in a deleted room, and in a private one whose other member the caller has blocked", async () => {
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    expectError(await react(ben, { messageId: message.id, reaction: "x" }), 403, "Chat is deleted");
    const [dora, emil] = [await aUser("Dora"), await aUser("Emil")];
    const pair = await aRoom([dora, emil], { type: "private" });
    const said = await say("hello", dora, pair);
    await db().block.create({ data: { userId: emil.id, blockedId: dora.id } });
    for (const type of ["reaction", "seen"]) {
      expectError(await react(emil, { messageId: said.id, reaction: "x", type }), 403, "Room is blocked");
    }
    expect((await react(dora, { messageId: said.id, reaction: "x" })).status).toBe(200);
  });
});

describe("2.8.3 DELETE /message-records/:id", () => {
  test("leaves a tombstone, however often it is called", async () => {
    const { id } = (await react(ben, { messageId: message.id, reaction: "👍" })).json.data.messageRecord;
    const answer = await unreact(ben, id);
    expect(answer.json.data.messageRecord).toMatchObject({
      id,
      isDeleted: true,
      reaction: "Deleted reaction",
    });
    expect(answer.json.data.messageRecords).toEqual([answer.json.data.messageRecord]);
    expect((await unreact(ben, id)).json).toEqual(answer.json);
  });

  test("404 for unknown ones and for others'", async () => {
    const { id } = (await react(ben, { messageId: message.id, reaction: "👍" })).json.data.messageRecord;
    for (const unknown of [id + 1_000_000, 165168485413514, "x"])
      expectError(await unreact(ben, unknown), 404, "Not found");
    expectError(await unreact(ana, id), 404, "Not found");
  });

  test("404 for receipts, in words of their own for one's own", async () => {
    await see(ben, roomId);
    for (const { id, userId } of await listed(ana)) {
      const own = userId === ben.id ? ben : ana;
      expectError(await unreact(own, id), 404, "Only reactions can be deleted");
      expectError(await unreact(own === ben ? ana : ben, id), 404, "Not found");
    }
  });
});

import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import * as forward from "@/app/api/messenger/messages/forward/route";
import * as messages from "@/app/api/messenger/messages/route";
import * as share from "@/app/api/messenger/messages/share/route";
import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { setTeamMode } from "@/lib/testing/team-mode";
import { expectError } from "@/lib/testing/wire";

type Sent = { id: number; roomId: number; body: { text?: string } };

let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
/** Ana and Ben are in the first room, Ana alone in the second. */
let roomId: RoomId;
let targetId: RoomId;

beforeEach(async () => {
  [ana, ben, cleo] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
  roomId = await aRoom([ana, ben]);
  targetId = await aRoom([ana]);
});

const say = async (user: TestUser, room: number, text: string, more: object = {}) =>
  (
    await call(messages.POST, {
      token: user.token,
      body: { roomId: room, type: "text", body: { text }, ...more },
    })
  ).json.data.message;
const forwarded = (user: TestUser, body: object, headers?: Record<string, string>) =>
  call(forward.POST, { token: user.token, body, headers });
const shared = (user: TestUser, body: object) => call(share.POST, { token: user.token, body });
const places = (sent: Sent[]) => sent.map((message) => [message.body.text, message.roomId]);

function inTeamMode(teamMode: boolean) {
  onTestFinished(setTeamMode(teamMode));
}

describe("2.5.10 POST /messages/forward", () => {
  test("makes one message per message and target, message by message", async () => {
    const first = await say(ben, roomId, "see https://example.org/a");
    const reply = await say(ben, roomId, "two", { replyId: first.id });
    const other = await aRoom([ana]);
    const body = { messageIds: [first.id, reply.id], roomIds: [targetId, String(other)] };
    const { messages: sent, newRooms } = (await forwarded(ana, body)).json.data;
    expect(places(sent)).toEqual([
      ["see https://example.org/a", targetId],
      ["see https://example.org/a", other],
      ["two", targetId],
      ["two", other],
    ]);
    expect(newRooms).toEqual([]);
    expect(sent[0]).toMatchObject({
      fromUserId: ana.id,
      isForwarded: true,
      hasLink: true,
      replyId: null,
      seq: 1,
    });
    expect(sent[2]).toMatchObject({ hasLink: false, replyId: null, seq: 2 });
    expect(sent[2].body.referenceMessage).toMatchObject({ id: first.id });
    expect(new Set(sent.map((message: { localId: string }) => message.localId)).size).toBe(4);
  });

  test("opens a private room for a person, and finds it the next time", async () => {
    const { id } = await say(ana, roomId, "for you");
    const first = (await forwarded(ana, { messageIds: [id], userIds: [ben.id] })).json.data;
    const [room] = first.newRooms;
    expect(room).toMatchObject({ type: "private", name: "", muted: false, pinned: false, unreadCount: 0 });
    expect(room.users.map((user: { userId: number }) => user.userId)).toEqual([ana.id, ben.id]);
    expect(places(first.messages)).toEqual([["for you", room.id]]);
    const told = await db().outbox.findMany({ where: { roomId: room.id, type: "room.added" } });
    expect(told.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ userId: ana.id }),
      expect.objectContaining({ userId: ben.id }),
    ]);
    const again = (await forwarded(ana, { messageIds: [id], userIds: [ben.id], roomIds: [room.id] })).json
      .data;
    expect(again).toMatchObject({ newRooms: [], messages: [{ roomId: room.id }] });
    expect(again.messages).toHaveLength(1);
  });

  test("leaves out oneself, the unknown, the deleted, guests, and strangers without team mode", async () => {
    inTeamMode(false);
    const gone = await aUser("Gone");
    await db().user.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
    await db().contact.create({ data: { userId: ana.id, contactId: ben.id } });
    const { id } = await say(ana, roomId, "x");
    const userIds = [ana.id, 999_999, 589_878_855_488_751, gone.id, cleo.id, ben.id];
    const { data } = (await forwarded(ana, { messageIds: [id], userIds })).json;
    expect(data.messages).toHaveLength(1);
    expect(data.newRooms).toMatchObject([{ users: [{ userId: ana.id }, { userId: ben.id }] }]);
  });

  test("skips private rooms and people whom the sender has blocked", async () => {
    const pair = await aRoom([ana, ben], { type: "private", name: "" });
    await db().block.createMany({
      data: [ben, cleo].map((user) => ({ userId: ana.id, blockedId: user.id })),
    });
    const { id } = await say(ana, roomId, "x");
    const body = { messageIds: [id], roomIds: [pair, targetId], userIds: [cleo.id] };
    const { data } = (await forwarded(ana, body)).json;
    expect(places(data.messages)).toEqual([["x", targetId]]);
    expect(data.newRooms).toEqual([]);
  });

  test("forwards once under one Idempotency-Key", async () => {
    const { id } = await say(ana, roomId, "once");
    const body = { messageIds: [id, id], roomIds: [targetId] };
    const first = await forwarded(ana, body, { "idempotency-key": "k" });
    expect((await forwarded(ana, body, { "idempotency-key": "k" })).text).toBe(first.text);
    expect(await db().message.count({ where: { roomId: targetId } })).toBe(2);
  });

  test("does nothing where there is nothing to forward, or nobody to forward to", async () => {
    const { id } = await say(ana, roomId, "x");
    const nothing = { messages: [], newRooms: [] };
    for (const body of [
      {},
      { userIds: [cleo.id] },
      { messageIds: [id] },
      { messageIds: [id], roomIds: [] },
    ]) {
      expect((await forwarded(ana, body)).json.data).toEqual(nothing);
    }
    expect(await db().room.count({ where: { type: "private", createdById: ana.id } })).toBe(0);
  });

  test("refuses what cannot be forwarded", async () => {
    const { id } = await say(ana, roomId, "x");
    const to = { roomIds: [targetId] };
    for (const messageId of [999_999, 65_415_361_531_115]) {
      expectError(await forwarded(ana, { messageIds: [id, messageId], ...to }), 404, "Message not found");
    }
    const foreign = await say(cleo, await aRoom([cleo]), "x");
    expectError(await forwarded(ana, { messageIds: [foreign.id], ...to }), 403, "User is not in room");
    await db().messageHide.create({ data: { messageId: id, userId: ana.id, roomId, seq: 1 } });
    expectError(await forwarded(ana, { messageIds: [id], ...to }), 403, "No device message found");
    const early = await say(ana, targetId, "before");
    await db().member.create({ data: { roomId: targetId, userId: ben.id, joinSeq: 1 } });
    expectError(
      await forwarded(ben, { messageIds: [early.id], roomIds: [roomId] }),
      403,
      "No device message found",
    );
    expectError(await forwarded(ana, { messageIds: ["x"] }), 400, /^Invalid params/);
    expectError(await forwarded(ana, { messageIds: [0] }), 400, /^Invalid params/);
  });

  test("refuses rooms in the contract's order, and then sends nothing", async () => {
    const { id } = await say(ana, roomId, "x");
    const foreign = await aRoom([cleo]);
    const to = (roomIds: number[]) => forwarded(ana, { messageIds: [id], roomIds });
    expectError(await to([foreign, 999_999, 999_998]), 400, "Room with id 999999 does not exist");
    expectError(await to([8_851_534_158]), 400, "Room with id 8851534158 does not exist");
    expectError(await to([targetId, foreign]), 400, "User is not in one or more rooms sent in roomIds");
    await db().room.update({ where: { id: targetId }, data: { deletedAt: new Date() } });
    expectError(await to([roomId, targetId]), 403, "Chat is deleted");
    const many = Array.from({ length: 1_001 }, () => id);
    expectError(await forwarded(ana, { messageIds: many, roomIds: [roomId] }), 400, /at most 1000/);
    expect(
      await db().message.count({ where: { OR: [{ roomId: targetId }, { roomId, seq: { gt: 1 } }] } }),
    ).toBe(0);
  });
});

describe("2.5.11 POST /messages/share", () => {
  const text = (words: string) => ({ type: "text", body: { text: words } });

  test("answers messages and new rooms on top and in data", async () => {
    const body = {
      messages: [text("one"), text("www https://a.example")],
      roomIds: [roomId],
      userIds: [cleo.id],
    };
    const { json } = await shared(ana, body);
    const { status, data, ...top } = json;
    expect(status).toBe("success");
    expect(top).toEqual(data);
    const [room] = data.newRooms;
    expect(places(data.messages)).toEqual([
      ["one", roomId],
      ["one", room.id],
      ["www https://a.example", roomId],
      ["www https://a.example", room.id],
    ]);
    expect(data.messages[3]).toMatchObject({ isForwarded: true, hasLink: true, fromUserId: ana.id });
  });

  test.each([
    [[{ type: "text" }], 400, "Invalid message"],
    [[{ body: { text: "x" } }], 400, "Invalid message"],
    [[{ type: "text", body: "x" }], 400, "Invalid message"],
    [[{ type: "text", body: {} }], 400, "Text is missing"],
    [[{ type: "pigeon", body: { text: "x" } }], 400, "Invalid type"],
  ])("refuses %j, and opens no room for it", async (list, status, message) => {
    expectError(await shared(ana, { messages: list, userIds: [cleo.id] }), status, message);
    expect(await db().room.count({ where: { type: "private", createdById: ana.id } })).toBe(0);
  });

  test("refuses rooms before it looks at texts", async () => {
    const to = (roomIds: number[]) => shared(ana, { messages: [{ type: "text", body: {} }], roomIds });
    expectError(await to([999_999]), 400, "Room with id 999999 does not exist");
    expectError(await to([await aRoom([cleo])]), 400, "User is not in one or more rooms sent in roomIds");
  });
});

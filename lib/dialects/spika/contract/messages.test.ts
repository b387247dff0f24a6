import { describe, expect, test } from "vitest";
import * as one from "@/app/api/messenger/messages/[id]/route";
import * as seen from "@/app/api/messenger/messages/[id]/seen/route";
import * as thread from "@/app/api/messenger/messages/[id]/thread/route";
import * as many from "@/app/api/messenger/messages/delete-many/route";
import * as list from "@/app/api/messenger/messages/roomId/[roomId]/route";
import * as messages from "@/app/api/messenger/messages/route";
import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";

const send = (user: TestUser, body: unknown, headers?: Record<string, string>) =>
  call(messages.POST, { token: user.token, body, headers });

const say = async (user: TestUser, roomId: RoomId, text: string, more: object = {}) =>
  (await send(user, { roomId, type: "text", body: { text }, ...more })).json.data.message;

const listed = (user: TestUser, roomId: number, query: Record<string, number> = {}) =>
  call(list.GET, { token: user.token, params: { roomId: String(roomId) }, query });

async function aPair() {
  const [ana, ben] = [await aUser(), await aUser("Ben")];
  return { ana, ben, roomId: await aRoom([ana, ben]) };
}

describe("POST /messages (2.5.1)", () => {
  test("answers the message with its members in the contract's order", async () => {
    const { ana, roomId } = await aPair();
    const message = await say(ana, roomId, "Hi all", { localId: "l-1" });
    expect(Object.keys(message).slice(0, 15)).toEqual([
      "id",
      "roomId",
      "fromUserId",
      "totalUserCount",
      "deliveredCount",
      "seenCount",
      "type",
      "body",
      "createdAt",
      "modifiedAt",
      "localId",
      "replyId",
      "deleted",
      "isForwarded",
      "hasLink",
    ]);
    expect(message).toMatchObject({
      totalUserCount: 2,
      deliveredCount: 0,
      seenCount: 0,
      seq: 1,
      localId: "l-1",
    });
    expect(message.modifiedAt).toBe(message.createdAt);
  });

  test("gives a message without localId one of its own", async () => {
    const { ana, roomId } = await aPair();
    expect((await say(ana, roomId, "Hi")).localId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("answers the first message to a repeated localId", async () => {
    const { ana, roomId } = await aPair();
    const first = await say(ana, roomId, "once", { localId: "same" });
    expect(await say(ana, roomId, "twice", { localId: "same" })).toEqual(first);
    expect(await db().message.count({ where: { roomId } })).toBe(1);
  });

  test("keeps unknown members of the body", async () => {
    const { ana, roomId } = await aPair();
    const { json } = await send(ana, { roomId, type: "text", body: { text: "x", mediaUrl: "y" } });
    expect(json.data.message.body).toEqual({ text: "x", mediaUrl: "y" });
  });

  test("freezes the message that it replies to", async () => {
    const { ana, ben, roomId } = await aPair();
    const asked = await say(ben, roomId, "Ship it?");
    const reply = await say(ana, roomId, "Agreed", { replyId: asked.id });
    expect(reply.replyId).toBe(asked.id);
    expect(reply.body.referenceMessage).toMatchObject({ id: asked.id, body: { text: "Ship it?" } });
  });

  test.each<[string, object, number, RegExp]>([
    ["an empty request", {}, 400, /body\.body is a required field/],
    [
      "a room given as text",
      { roomId: "1", type: "text", body: { text: "x" } },
      400,
      /body\.roomId must be a `number` type/,
    ],
    [
      "room 0",
      { roomId: 0, type: "text", body: { text: "x" } },
      400,
      /roomId must be greater than or equal to 1/,
    ],
    [
      "a type that is a number",
      { roomId: 1, type: 42, body: { text: "x" } },
      400,
      /body\.type must be a `string` type/,
    ],
    [
      "a body that is text",
      { roomId: 1, type: "text", body: "abc" },
      400,
      /body\.body must be a `object` type/,
    ],
    ["a body that is a list", { roomId: 1, type: "text", body: [] }, 400, /Invalid params/],
    [
      "a localId that is a number",
      { roomId: 1, type: "text", body: { text: "x" }, localId: 5 },
      400,
      /localId/,
    ],
    [
      "a localId that is null",
      { roomId: 1, type: "text", body: { text: "x" }, localId: null },
      400,
      /localId/,
    ],
    [
      "a replyId that is text",
      { roomId: 1, type: "text", body: { text: "x" }, replyId: "5" },
      400,
      /replyId/,
    ],
    ["an unknown room", { roomId: 999_999, type: "text", body: { text: "x" } }, 400, /^Chat user not found$/],
    [
      "a room beyond 32 bits",
      { roomId: 8_851_534_158, type: "text", body: { text: "x" } },
      400,
      /^Chat user not found$/,
    ],
  ])("refuses %s", async (_case, body, status, message) => {
    const ana = await aUser();
    const answer = await send(ana, body);
    expect(answer).toMatchObject({
      status,
      json: { status: "error", message: expect.stringMatching(message) },
    });
  });

  test.each<[string, object, RegExp]>([
    ["no text", { body: {} }, /^Text is missing$/],
    ["empty text", { body: { text: "" } }, /^Text is missing$/],
    ["text over the limit", { body: { text: "x".repeat(16_385) } }, /16384/],
    [
      "an unknown reply",
      { body: { text: "x" }, replyId: 589_878_855_488_751 },
      /^there is no message with replyId$/,
    ],
    ["an unknown thread", { body: { text: "x" }, threadRootId: 999_999 }, /threadRootId/],
  ])("refuses %s in one's own room, and stores nothing", async (_case, change, message) => {
    const { ana, roomId } = await aPair();
    const answer = await send(ana, { roomId, type: "text", ...change });
    expect(answer).toMatchObject({ status: 400, json: { message: expect.stringMatching(message) } });
    expect(await db().message.count({ where: { roomId } })).toBe(0);
  });

  test("looks at the room before the body, and at the reply before the text and the type", async () => {
    const { ana, roomId } = await aPair();
    const stranger = await aUser("Stranger");
    const nothing = { roomId, type: "carrier pigeon", body: {} };
    const message = async (user: TestUser, body: object) => (await send(user, body)).json.message;
    expect(await message(stranger, nothing)).toBe("Chat user not found");
    expect(await message(ana, { ...nothing, replyId: 999_999 })).toBe("there is no message with replyId");
    const { id: replyId } = await say(ana, roomId, "first");
    expect(await message(ana, { ...nothing, replyId })).toBe("Text is missing");
    expect(await message(ana, { ...nothing, replyId, body: { text: "x" } })).toBe("Invalid type");
    expect(await message(ana, nothing)).toBe("Invalid type");
    expect(await message(ana, { ...nothing, type: "system", body: { text: "x" } })).toBe("Invalid type");
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    expect(await message(ana, nothing)).toBe("Chat is deleted");
  });

  test("a reply stays in its room", async () => {
    const { ana, roomId } = await aPair();
    const { id: replyId } = await say(ana, await aRoom([ana]), "elsewhere");
    const answer = await send(ana, { roomId, type: "text", body: { text: "x" }, replyId });
    expect(answer).toMatchObject({ status: 400, json: { message: "there is no message with replyId" } });
    expect((await say(ana, roomId, "x", { replyId: 0 })).replyId).toBeNull();
  });

  test("takes the body as JSON text", async () => {
    const { ana, roomId } = await aPair();
    const { json } = await send(ana, { roomId, type: "text", body: '{"text":"from text"}' });
    expect(json.data.message.body).toEqual({ text: "from text" });
  });

  test("refuses strangers, and senders in a deleted room", async () => {
    const { ana, roomId } = await aPair();
    const stranger = await aUser("Stranger");
    const body = { roomId, type: "text", body: { text: "x" } };
    expect(await send(stranger, body)).toMatchObject({
      status: 400,
      json: { message: "Chat user not found" },
    });
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    expect(await send(ana, body)).toMatchObject({ status: 403, json: { message: "Chat is deleted" } });
  });

  test("refuses whoever has blocked the other in a private room", async () => {
    const [ana, ben] = [await aUser(), await aUser("Ben")];
    const roomId = await aRoom([ana, ben], { type: "private", name: "" });
    await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
    const answer = await send(ana, { roomId, type: "text", body: { text: "x" } });
    expect(answer).toMatchObject({ status: 403, json: { message: "Room is blocked" } });
  });

  test("asks for a token in plain text (1.7)", async () => {
    const none = await call(messages.POST, { body: {} });
    expect([none.status, none.text]).toEqual([401, "No access token"]);
    const unknown = await call(messages.POST, { body: {}, token: "unknown" });
    expect([unknown.status, unknown.text]).toEqual([401, "Invalid access token"]);
  });

  test("honours an Idempotency-Key", async () => {
    const { ana, roomId } = await aPair();
    const body = { roomId, type: "text", body: { text: "once" } };
    const first = await send(ana, body, { "idempotency-key": "k" });
    const again = await send(ana, body, { "idempotency-key": "k" });
    expect(again.text).toBe(first.text);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const other = await send(ana, { ...body, body: { text: "other" } }, { "idempotency-key": "k" });
    expect(other).toMatchObject({ status: 422, json: { status: "error" } });
  });
});

describe("threads (native)", () => {
  test("hold replies in order, and their root tells how many", async () => {
    const { ana, ben, roomId } = await aPair();
    const root = await say(ana, roomId, "root");
    const first = await say(ben, roomId, "one", { threadRootId: root.id });
    const second = await say(ana, roomId, "two", { threadRootId: root.id });
    expect(first).toMatchObject({ threadRootId: root.id, seq: 2 });

    const answer = await call(thread.GET, { token: ben.token, params: { id: String(root.id) } });
    expect(answer.json.data.root).toMatchObject({
      id: root.id,
      replyCount: 2,
      lastReplyAt: second.createdAt,
    });
    expect(answer.json.data.list.map((reply: { id: number }) => reply.id)).toEqual([first.id, second.id]);
    expect(answer.json.data.hasMore).toBe(false);

    const rest = await call(thread.GET, {
      token: ben.token,
      params: { id: String(root.id) },
      query: { afterSeq: 2 },
    });
    expect(rest.json.data.list).toHaveLength(1);
  });

  test("have one level, and stay in their room", async () => {
    const { ana, roomId } = await aPair();
    const root = await say(ana, roomId, "root");
    const reply = await say(ana, roomId, "reply", { threadRootId: root.id });
    const elsewhere = await aRoom([ana]);
    for (const [room, threadRootId] of [
      [roomId, reply.id],
      [elsewhere, root.id],
    ]) {
      const answer = await send(ana, { roomId: room, type: "text", body: { text: "x" }, threadRootId });
      expect(answer.status).toBe(400);
    }
  });

  test("are hidden from strangers like unknown ones", async () => {
    const { ana, roomId } = await aPair();
    const root = await say(ana, roomId, "root");
    const stranger = await aUser("Stranger");
    for (const id of [root.id, 999_999]) {
      const answer = await call(thread.GET, { token: stranger.token, params: { id: String(id) } });
      expect(answer).toMatchObject({ status: 404, json: { message: "No message found" } });
    }
  });
});

describe("GET /messages/roomId/:roomId (2.5.4, native afterSeq and beforeSeq)", () => {
  test("pages through the whole room, each message once, while others write", async () => {
    const { ana, ben, roomId } = await aPair();
    for (let n = 1; n <= 120; n++) await say(ana, roomId, `${n}`);
    const seqs: number[] = [];
    let page = (await listed(ben, roomId)).json.data;
    expect(page).toMatchObject({ count: 120, limit: 50, lastSeq: 120, hasMore: true });
    while (true) {
      seqs.push(...page.list.map((message: { seq: number }) => message.seq));
      if (!page.hasMore) break;
      await say(ana, roomId, "meanwhile");
      page = (await listed(ben, roomId, { beforeSeq: page.list.at(-1).seq })).json.data;
    }
    expect(seqs).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index));
  });

  test("gives the same messages by page number", async () => {
    const { ana, roomId } = await aPair();
    for (let n = 1; n <= 60; n++) await say(ana, roomId, `${n}`);
    const { list: second } = (await listed(ana, roomId, { page: 2 })).json.data;
    expect(second.map((message: { seq: number }) => message.seq)).toEqual(
      Array.from({ length: 10 }, (_, index) => 10 - index),
    );
  });

  test("gives what came after a seq, oldest first", async () => {
    const { ana, ben, roomId } = await aPair();
    for (let n = 1; n <= 5; n++) await say(ana, roomId, `${n}`);
    const { data } = (await listed(ben, roomId, { afterSeq: 2 })).json;
    expect(data.list.map((message: { seq: number }) => message.seq)).toEqual([3, 4, 5]);
    expect(data).toMatchObject({ hasMore: false, lastSeq: 5 });
  });

  test("shows a private group from the join on, a public room whole", async () => {
    const { ana, roomId } = await aPair();
    const late = await aUser("Late");
    await say(ana, roomId, "before");
    await db().member.create({ data: { roomId, userId: late.id, joinSeq: 1, seenSeq: 1 } });
    await say(ana, roomId, "after");
    const texts = async () =>
      (await listed(late, roomId)).json.data.list.map(
        (message: { body: { text: string } }) => message.body.text,
      );
    expect(await texts()).toEqual(["after"]);
    await db().room.update({ where: { id: roomId }, data: { visibility: "public" } });
    expect(await texts()).toEqual(["after", "before"]);
  });

  test.each([["65415361531115131"], ["999999"], ["abc"]])("answers 404 for room %s", async (roomId) => {
    const ana = await aUser();
    const answer = await call(list.GET, { token: ana.token, params: { roomId } });
    expect(answer).toMatchObject({ status: 404, json: { message: "No room found" } });
  });
});

describe("PUT and DELETE /messages/:id (2.5.2, 2.5.3)", () => {
  const edit = (user: TestUser, id: number | string, body: unknown) =>
    call(one.PUT, { method: "PUT", token: user.token, params: { id: String(id) }, body });
  const remove = (user: TestUser, id: number, target?: string) =>
    call(one.DELETE, {
      method: "DELETE",
      token: user.token,
      params: { id: String(id) },
      query: target ? { target } : {},
    });

  test("an edit changes the text, keeps the rest and says when", async () => {
    const { ana, roomId } = await aPair();
    const { json } = await send(ana, { roomId, type: "text", body: { text: "old", extra: 1 } });
    const answer = await edit(ana, json.data.message.id, { text: "new" });
    expect(answer.status).toBe(200);
    expect(answer.json.data.message).toMatchObject({ body: { text: "new", extra: 1 }, deleted: false });
    expect(answer.json.data.message.modifiedAt).toBeGreaterThanOrEqual(json.data.message.modifiedAt);
  });

  test("refuses in the contract's order and words", async () => {
    const { ana, ben, roomId } = await aPair();
    const { id } = await say(ana, roomId, "mine");
    expect(await edit(ana, 999_999, {})).toMatchObject({
      status: 400,
      json: { message: "Text is required" },
    });
    expect(await edit(ana, "65415361531115131", { text: "x" })).toMatchObject({
      status: 404,
      json: { message: "Not found" },
    });
    expect(await edit(ben, id, { text: "x" })).toMatchObject({
      status: 403,
      json: { message: "User can't edit messages that he is not owner" },
    });
    expect(await remove(ana, id)).toMatchObject({
      status: 400,
      json: { message: "Invalid target query param" },
    });
    expect(await remove(ben, id, "all")).toMatchObject({
      status: 403,
      json: { message: "User can't delete another users message" },
    });
    expect(await remove(ana, 999_999, "all")).toMatchObject({ status: 404, json: { message: "Not found" } });
    const stranger = await aUser("Stranger");
    expect(await remove(stranger, id, "all")).toMatchObject({
      status: 403,
      json: { message: "User can't delete another users message" },
    });
    for (const [user, target] of [
      [stranger, "user"],
      [ana, "all"],
    ] as const) {
      await db().member.deleteMany({ where: { roomId, userId: ana.id } });
      expect(await remove(user, id, target)).toMatchObject({
        status: 403,
        json: { message: "User can't delete messages from room that he is not in" },
      });
    }
  });

  test("deleting for all leaves a tombstone and can be repeated", async () => {
    const { ana, ben, roomId } = await aPair();
    const { id } = await say(ana, roomId, "secret");
    for (const target of ["all", "ALL"]) {
      const answer = await remove(ana, id, target);
      expect(answer.json.data.message).toMatchObject({
        deleted: true,
        type: "text",
        body: { text: "Deleted message" },
      });
    }
    const [tombstone] = (await listed(ben, roomId)).json.data.list;
    expect(tombstone).toMatchObject({ id, deleted: true, body: { text: "Deleted message" } });
    expect(await db().message.findUniqueOrThrow({ where: { id } })).toMatchObject({
      body: { text: "Deleted message" },
    });
  });

  test("deletions at once, for all and for oneself, take one from what is unread", async () => {
    const { ana, ben, roomId } = await aPair();
    for (const text of ["one", "two"]) await say(ana, roomId, text);
    const { id } = await say(ana, roomId, "three");
    const answers = await Promise.all([
      remove(ben, id, "user"),
      ...Array.from({ length: 4 }, () => remove(ana, id, "all")),
      remove(ben, id, "user"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const [member] = await db().member.findMany({
      where: { roomId, userId: ben.id },
      include: { room: true },
    });
    expect((member?.room.countedTotal ?? 0) - (member?.readTotal ?? 0)).toBe(2);
  });

  test("an edit at the moment of a deletion brings no words back", async () => {
    const { ana, roomId } = await aPair();
    for (let n = 0; n < 5; n++) {
      const { id } = await say(ana, roomId, "old");
      await Promise.all([edit(ana, id, { text: "new" }), remove(ana, id, "all")]);
      const { body } = await db().message.findUniqueOrThrow({ where: { id } });
      expect(body).toEqual({ text: "Deleted message" });
    }
  });

  test("several at once (2.17.4): one by one, up to the first that cannot be", async () => {
    const { ana, ben, roomId } = await aPair();
    const own = [await say(ana, roomId, "1"), await say(ana, roomId, "2"), await say(ana, roomId, "3")];
    const [first, second, third] = own.map(({ id }) => id);
    const bens = await say(ben, roomId, "mine");
    const removeMany = (messageIds: unknown, target?: string) =>
      call(many.POST, { token: ana.token, query: target ? { target } : {}, body: { messageIds } });
    const { messages: deleted } = (await removeMany([first, String(second)], "all")).json.data;
    expect(deleted).toMatchObject([
      { id: first, deleted: true, body: { text: "Deleted message" } },
      { id: second, deleted: true },
    ]);
    expect(await removeMany([third, bens.id, first], "all")).toMatchObject({
      status: 403,
      json: { message: "User can't delete another users message" },
    });
    expect(await db().message.findUnique({ where: { id: third } })).toMatchObject({
      deletedAt: expect.any(Date),
    });
    expect((await removeMany([bens.id], "USER")).json.data.messages).toMatchObject([{ deleted: true }]);
    expect(await removeMany([999_999], "all")).toMatchObject({ status: 404, json: { message: "Not found" } });
    expect(await removeMany([first])).toMatchObject({
      status: 400,
      json: { message: "Invalid target query param" },
    });
    expect(await removeMany("a", "all")).toMatchObject({ status: 400 });
  });

  test("deleting for oneself hides it from nobody else", async () => {
    const { ana, ben, roomId } = await aPair();
    const { id } = await say(ana, roomId, "keep");
    const answer = await remove(ben, id, "user");
    expect(answer.json.data.message).toMatchObject({ deleted: true, body: { text: "Deleted message" } });
    expect((await listed(ben, roomId)).json.data.list[0]).toMatchObject({ deleted: true });
    expect((await listed(ana, roomId)).json.data.list[0]).toMatchObject({
      deleted: false,
      body: { text: "keep" },
    });
  });
});

describe("POST /messages/:roomId/seen (2.5.9)", () => {
  test("takes the unread count to nothing, or to what is left after upToSeq", async () => {
    const { ana, ben, roomId } = await aPair();
    for (let n = 1; n <= 5; n++) await say(ana, roomId, `${n}`);
    const mark = (body: object) =>
      call(seen.POST, { token: ben.token, params: { id: String(roomId) }, body });
    expect((await mark({ upToSeq: 3 })).json.data).toMatchObject({
      messageRecords: [],
      unreadCount: 2,
      seenSeq: 3,
    });
    expect((await mark({ upToSeq: 1 })).json.data).toMatchObject({ unreadCount: 2, seenSeq: 3 });
    expect((await mark({})).json.data).toMatchObject({ unreadCount: 0, seenSeq: 5 });
    const [newest] = (await listed(ana, roomId)).json.data.list;
    expect(newest).toMatchObject({ seenCount: 2, deliveredCount: 2 });
  });

  test("refuses whoever is not in the room", async () => {
    const { roomId } = await aPair();
    const stranger = await aUser("Stranger");
    const answer = await call(seen.POST, { token: stranger.token, params: { id: String(roomId) }, body: {} });
    expect(answer).toMatchObject({ status: 400, json: { message: "user is not in this room" } });
  });
});

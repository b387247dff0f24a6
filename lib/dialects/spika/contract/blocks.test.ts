import { beforeEach, describe, expect, test } from "vitest";
import { DELETE } from "@/app/api/messenger/blocks/[id]/route";
import { GET as IN_ROOM } from "@/app/api/messenger/blocks/rooms/[roomId]/route";
import { GET, POST } from "@/app/api/messenger/blocks/route";
import { DELETE as DELETE_BY_USER } from "@/app/api/messenger/blocks/userId/[userId]/route";
import { POST as REACT } from "@/app/api/messenger/message-records/route";
import { GET as RECORDS } from "@/app/api/messenger/messages/[id]/message-records/route";
import { DELETE as DELETE_MESSAGE, PUT as EDIT } from "@/app/api/messenger/messages/[id]/route";
import { POST as SEEN } from "@/app/api/messenger/messages/[id]/seen/route";
import { GET as THREAD } from "@/app/api/messenger/messages/[id]/thread/route";
import { GET as MESSAGES } from "@/app/api/messenger/messages/roomId/[roomId]/route";
import { POST as SEND } from "@/app/api/messenger/messages/route";
import { GET as ROOM_LIST } from "@/app/api/messenger/room-list/route";
import { GET as UNREAD } from "@/app/api/messenger/rooms/unread-count/route";
import { blockAnswer, blockedUsersAnswer, blockOrNoneAnswer } from "@/lib/dialects/spika/schemas/block";
import type { RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { announceTyping } from "@/lib/realtime/typing";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let pair: RoomId;
let group: RoomId;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  pair = await aRoom([ana, ben], { type: "private" });
  group = await aRoom([ana, ben]);
});

const block = async (user: TestUser, other: TestUser) =>
  dataOf(await call(POST, { token: user.token, body: { blockedId: other.id } }), blockAnswer).block;
const unblock = (user: TestUser, other: TestUser) =>
  call(DELETE_BY_USER, { token: user.token, method: "DELETE", params: { userId: String(other.id) } });
const says = (user: TestUser, text: string, roomId = pair, more = {}) =>
  sendMessage(user.actor, { roomId, type: "text", body: { text }, ...more });
const read = async (user: TestUser, query: Record<string, number> = {}, roomId = pair) => {
  const { json } = await call(MESSAGES, { token: user.token, params: { roomId: String(roomId) }, query });
  return {
    ...json.data,
    texts: json.data.list.map((message: { body: { text: string } }) => message.body.text),
  };
};
const unread = async (user: TestUser, roomId = pair) => {
  const { json } = await call(UNREAD, { token: user.token });
  const room = json.data.unreadCounts.find((count: { roomId: number }) => count.roomId === roomId);
  return room?.unreadCount ?? 0;
};
const ofMessage = (user: TestUser, id: number, method = "GET") => ({
  token: user.token,
  method,
  params: { id: String(id) },
});

describe("2.14 blocks", () => {
  test("a block is made once, listed, shown in the private room and ended", async () => {
    const made = await block(ana, ben);
    expect(Object.keys(made)).toEqual(["id", "blockedId", "userId", "createdAt"]);
    expect(made).toMatchObject({ blockedId: ben.id, userId: ana.id });
    expect(await block(ana, ben)).toEqual(made);

    const { blockedUsers } = dataOf(await call(GET, { token: ana.token }), blockedUsersAnswer);
    expect(blockedUsers).toMatchObject([{ id: ben.id, displayName: "Ben" }]);
    const inRoom = (user: TestUser, roomId: number | string) =>
      call(IN_ROOM, { token: user.token, params: { roomId: String(roomId) } });
    expect(dataOf(await inRoom(ana, pair), blockOrNoneAnswer).block).toEqual(made);
    expect(dataOf(await inRoom(ben, pair), blockOrNoneAnswer).block).toBeNull();
    const stranger = await aUser("Cleo");
    for (const roomId of [group, "8851534158", "abc", 0])
      expect(dataOf(await inRoom(ana, roomId), blockOrNoneAnswer).block).toBeNull();
    expect(dataOf(await inRoom(stranger, pair), blockOrNoneAnswer).block).toBeNull();

    const end = (id: number | string, user = ana) => call(DELETE, ofMessage(user, Number(id) || 0, "DELETE"));
    expect((await end(made.id, ben)).json).toEqual({ status: "success", data: { deleted: true } });
    expect(dataOf(await inRoom(ana, pair), blockOrNoneAnswer).block).toEqual(made);
    await end(made.id);
    expect(dataOf(await inRoom(ana, pair), blockOrNoneAnswer).block).toBeNull();
    expect((await end(made.id)).json.data).toEqual({ deleted: true });
  });

  test("blockedId may be text; what is no number is refused, who is nobody is not found", async () => {
    const post = (blockedId: unknown) => call(POST, { token: ana.token, body: { blockedId } });
    expect((await post(String(ben.id))).json.data.block.blockedId).toBe(ben.id);
    for (const bad of [undefined, 0, "0", "abc", "", null, {}, [ben.id]])
      expectError(await post(bad), 400, "blockedId must be number");
    for (const nobody of [525651651515, "65415361531115131", 2_147_483_647, ana.id])
      expectError(await post(nobody), 404, "there is no user with that blockedId");
  });

  test("ending what there is not answers as if there were; what is no id is refused", async () => {
    const byId = (id: string) => call(DELETE, { token: ana.token, method: "DELETE", params: { id } });
    const byUser = (userId: string) =>
      call(DELETE_BY_USER, { token: ana.token, method: "DELETE", params: { userId } });
    for (const id of ["77", "8851534158", "65415361531115131"]) {
      expect((await byId(id)).json.data).toEqual({ deleted: true });
      expect((await byUser(id)).json.data).toEqual({ deleted: true });
    }
    expectError(await byId("abc"), 400, "id must be number");
    expectError(await byUser("abc"), 400, "blockId must be number");
  });
});

describe("what a block does in the private room", () => {
  test("the blocker can neither send nor edit, but still delete; the blocked one can do all", async () => {
    const own = await says(ana, "before");
    await block(ana, ben);
    const body = { roomId: pair, type: "text", body: { text: "again" } };
    expectError(await call(SEND, { token: ana.token, body }), 403, "Room is blocked");
    const edit = { ...ofMessage(ana, own.id, "PUT"), body: { text: "other words" } };
    expectError(await call(EDIT, edit), 403, "Room is blocked");
    const gone = await call(DELETE_MESSAGE, {
      ...ofMessage(ana, own.id, "DELETE"),
      query: { target: "all" },
    });
    expect(gone.status).toBe(200);
    expect((await call(SEND, { token: ben.token, body })).status).toBe(200);
    expect((await call(SEND, { token: ana.token, body: { ...body, roomId: group } })).status).toBe(200);
  });

  test("the blocker can react to nothing there, be it theirs or the other's", async () => {
    const [own, other] = [await says(ana, "mine"), await says(ben, "yours")];
    const elsewhere = await says(ben, "in the group", group);
    await block(ana, ben);
    const react = (user: TestUser, messageId: number) =>
      call(REACT, { token: user.token, body: { messageId, reaction: "👍" } });
    for (const { id } of [own, other]) expectError(await react(ana, id), 403, "Room is blocked");
    expect((await react(ana, elsewhere.id)).status).toBe(200);
    expect((await react(ben, own.id)).status).toBe(200);
    const records = await call(RECORDS, { token: ana.token, params: { id: String(own.id) } });
    const userIds = records.json.data.messageRecords.map((record: { userId: number }) => record.userId);
    expect(new Set(userIds)).toEqual(new Set([ana.id]));
    expectError(
      await call(RECORDS, { token: ana.token, params: { id: String(other.id) } }),
      404,
      "No message found",
    );
  });

  test("what the blocked one says is left out of lists, afterSeq, threads, counts and the room list", async () => {
    const root = await says(ana, "one");
    await says(ben, "two");
    await says(ana, "three");
    const reply = await says(ben, "a reply", pair, { threadRootId: root.id });
    await block(ana, ben);
    const hidden = await says(ben, "five");

    const page = await read(ana);
    expect(page).toMatchObject({ texts: ["three", "one"], count: 2, lastSeq: 5, hasMore: false });
    expect(await read(ana, { afterSeq: 0 })).toMatchObject({ texts: ["one", "three"], lastSeq: 5 });
    expect(await read(ana, { beforeSeq: 3 })).toMatchObject({ texts: ["one"] });
    expect((await call(THREAD, ofMessage(ana, root.id))).json.data.list).toEqual([]);
    expect((await call(THREAD, ofMessage(ben, root.id))).json.data.list).toMatchObject([{ id: reply.id }]);
    expectError(await call(THREAD, ofMessage(ana, hidden.id)), 404, "No message found");
    const list = async (user: TestUser) =>
      (await call(ROOM_LIST, { token: user.token })).json.data.rooms.find(
        (room: { id: number }) => room.id === pair,
      );
    expect(await list(ana)).toMatchObject({ lastMessage: { body: { text: "three" } }, unreadCount: 0 });
    expect(await list(ben)).toMatchObject({ lastMessage: { body: { text: "five" } } });
    expect((await read(ben)).texts).toEqual(["five", "a reply", "three", "two", "one"]);
  });

  test("it waits for nobody as unread, and is there again after the block", async () => {
    await says(ben, "one");
    expect(await unread(ana)).toBe(1);
    await block(ana, ben);
    expect(await unread(ana)).toBe(0);
    const two = await says(ben, "two");
    await Promise.all(Array.from({ length: 20 }, (_, n) => says(ben, `more ${n}`)));
    expect(await unread(ana)).toBe(0);
    await call(DELETE_MESSAGE, { ...ofMessage(ben, two.id, "DELETE"), query: { target: "all" } });
    expect(await unread(ana)).toBe(0);
    await call(SEEN, { ...ofMessage(ana, pair, "POST"), body: { upToSeq: 2 } });
    expect(await unread(ana)).toBe(0);
    await unblock(ana, ben);
    expect(await unread(ana)).toBe(20);
    await says(ben, "now");
    expect(await unread(ana)).toBe(21);
    expect((await read(ana)).count).toBe(23);
  });

  test("a group is as it was", async () => {
    await block(ana, ben);
    await says(ben, "hello all", group);
    expect(await read(ana, {}, group)).toMatchObject({ texts: ["hello all"], count: 1 });
    expect(await unread(ana, group)).toBe(1);
  });

  test("a key of the room is not the blocked one", async () => {
    const { botId } = await anApiKey(pair, ben.id);
    await block(ana, ben);
    await sendMessage(
      { ...ben.actor, userId: botId as typeof ben.id },
      { roomId: pair, type: "text", body: { text: "beep" } },
    );
    expect((await read(ana)).texts).toEqual(["beep"]);
  });
});

test("native: the blocker's screens hear nothing of the blocked one, the other's still do", async () => {
  const { relay, listen } = await liveParts();
  const [anas, bens] = [
    await listen(ana, [`private-room-${pair}`, `private-user-${ana.id}`]),
    await listen(ben, [`private-room-${pair}`, `private-user-${ben.id}`]),
  ];
  await block(ana, ben);
  const { id } = await says(ben, "psst");
  await call(EDIT, { ...ofMessage(ben, id, "PUT"), body: { text: "psst!" } });
  await announceTyping(ben.actor, pair);
  await call(DELETE_MESSAGE, { ...ofMessage(ben, id, "DELETE"), query: { target: "all" } });
  // Something that both may hear ends the wait.
  await call(SEEN, { ...ofMessage(ana, pair, "POST"), body: {} });
  await relay.settle();
  await expect.poll(() => anas.heard.some(({ name }) => name === "receipt.changed")).toBe(true);
  const names = (heard: typeof bens.heard) =>
    heard.map(({ name }) => name).filter((name) => /^(message|typing)/.test(name));
  await expect
    .poll(() => names(bens.heard))
    .toEqual(expect.arrayContaining(["message.created", "message.updated", "typing", "message.deleted"]));
  expect(names(anas.heard)).toEqual([]);
});

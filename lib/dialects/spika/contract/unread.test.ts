import { describe, expect, test } from "vitest";
import * as seen from "@/app/api/messenger/messages/[id]/seen/route";
import * as thread from "@/app/api/messenger/messages/[id]/thread/route";
import * as messages from "@/app/api/messenger/messages/route";
import * as roomList from "@/app/api/messenger/room-list/route";
import * as allSeen from "@/app/api/messenger/room-list/seen/route";
import * as unread from "@/app/api/messenger/rooms/[id]/unread/route";
import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { userChannel } from "@/lib/realtime/channels";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";

const say = async (user: TestUser, roomId: RoomId, text: string, more: object = {}) =>
  (await call(messages.POST, { token: user.token, body: { roomId, type: "text", body: { text }, ...more } }))
    .json.data.message;

const read = (user: TestUser, roomId: RoomId, body: object = {}) =>
  call(seen.POST, { token: user.token, params: { id: String(roomId) }, body });

const mark = (user: TestUser, roomId: RoomId, body: object = {}) =>
  call(unread.POST, { token: user.token, params: { id: String(roomId) }, body });

const listed = async (user: TestUser, roomId: RoomId) =>
  (await call(roomList.GET, { token: user.token })).json.data.rooms.find(
    (room: { id: number }) => room.id === roomId,
  );

/** Ben has said three things, and Ana has seen them. */
async function aReadRoom() {
  const [ana, ben] = [await aUser(), await aUser("Ben")];
  const roomId = await aRoom([ana, ben]);
  for (const text of ["one", "two", "three"]) await say(ben, roomId, text);
  await read(ana, roomId);
  return { ana, ben, roomId };
}

describe("marking unread (native)", () => {
  test("from a message on: the badge counts from there, the receipts stay", async () => {
    const { ana, roomId } = await aReadRoom();
    const { json } = await mark(ana, roomId, { fromSeq: 2 });
    expect(json.data).toEqual({ unreadCount: 2, mentionCount: 0, seenSeq: 3, unreadFromSeq: 2, lastSeq: 3 });
    expect(await listed(ana, roomId)).toMatchObject({ unreadCount: 2, unreadFromSeq: 2, seenSeq: 3 });
  });

  test("what comes then counts with it, and reading takes all back", async () => {
    const { ana, ben, roomId } = await aReadRoom();
    await mark(ana, roomId, { fromSeq: 3 });
    await say(ben, roomId, "four");
    expect(await listed(ana, roomId)).toMatchObject({ unreadCount: 2, unreadFromSeq: 3 });
    expect((await read(ana, roomId)).json.data).toMatchObject({ unreadCount: 0, seenSeq: 4 });
    expect(await listed(ana, roomId)).toMatchObject({ unreadCount: 0, unreadFromSeq: null });
  });

  test("is taken back by reading again what was seen before; no receipt comes of that", async () => {
    const { ana, roomId } = await aReadRoom();
    await mark(ana, roomId, { fromSeq: 1 });
    const receipts = await db().receipt.count({ where: { roomId } });
    expect((await read(ana, roomId, { upToSeq: 3 })).json.data).toMatchObject({ unreadCount: 0, seenSeq: 3 });
    expect(await db().receipt.count({ where: { roomId } })).toBe(receipts);
  });

  test("without a seq, or from one's own last words, the newest of somebody else is unread", async () => {
    const { ana, roomId } = await aReadRoom();
    expect((await mark(ana, roomId)).json.data).toMatchObject({ unreadCount: 1, unreadFromSeq: 3 });
    await read(ana, roomId);
    const own = await say(ana, roomId, "mine");
    expect((await mark(ana, roomId, { fromSeq: own.seq })).json.data).toMatchObject({
      ...{ unreadCount: 1, unreadFromSeq: 3 },
    });
  });

  test("where nobody else has spoken there is nothing to mark", async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    await say(ana, roomId, "mine");
    expect((await mark(ana, roomId)).json.data).toMatchObject({ unreadCount: 0, unreadFromSeq: null });
  });

  test("reads nothing: what is unread already stays so", async () => {
    const [ana, ben] = [await aUser(), await aUser("Ben")];
    const roomId = await aRoom([ana, ben]);
    for (const text of ["one", "two", "three"]) await say(ben, roomId, text);
    expect((await mark(ana, roomId, { fromSeq: 3 })).json.data).toMatchObject({
      ...{ unreadCount: 3, unreadFromSeq: 1, seenSeq: 0 },
    });
  });

  test("counts who was mentioned there", async () => {
    const { ana, ben, roomId } = await aReadRoom();
    const message = await db().message.findFirstOrThrow({ where: { roomId, seq: 2, senderId: ben.id } });
    const place = { messageId: message.id, roomId, seq: 2 };
    await db().mention.createMany({
      data: [
        { ...place, userId: ana.id },
        { ...place, userId: 0 },
      ],
    });
    expect((await mark(ana, roomId, { fromSeq: 2 })).json.data).toMatchObject({ mentionCount: 1 });
  });

  test("one's other screens hear of it", async () => {
    const { ana, roomId } = await aReadRoom();
    const { listen } = await liveParts();
    const { heard } = await listen(ana, [userChannel(ana.id)]);
    await mark(ana, roomId, { fromSeq: 2 });
    await expect
      .poll(() => heard)
      .toMatchObject([
        { name: "unread.changed", data: { roomId, seq: 3, unreadCount: 2, unreadFromSeq: 2 } },
      ]);
  });

  test.each([{ fromSeq: 0 }, { fromSeq: "2" }, { fromSeq: 1.5 }])("%o is refused", async (body) => {
    const { ana, roomId } = await aReadRoom();
    expect((await mark(ana, roomId, body)).status).toBe(400);
  });
});

describe("marking everything as seen (native)", () => {
  test("rows 3 and 18: rooms, what was marked by hand, and threads", async () => {
    const { ana, ben, roomId } = await aReadRoom();
    const other = await aRoom([ben, ana]);
    const quiet = await aRoom([ana, ben]);
    await say(ben, other, "hello");
    const root = await say(ana, roomId, "a thread");
    await say(ben, roomId, "a reply", { threadRootId: root.id });
    await mark(ana, roomId, { fromSeq: 1 });

    const { json } = await call(allSeen.POST, { token: ana.token, body: {} });
    expect(json.data).toEqual({ roomIds: [roomId, other], rootIds: [root.id] });
    for (const id of [roomId, other, quiet])
      expect(await listed(ana, id)).toMatchObject({ unreadCount: 0, unreadFromSeq: null });
    const standing = await call(thread.GET, { token: ana.token, params: { id: String(root.id) } });
    expect(standing.json.data.thread.unreadCount).toBe(0);
  });

  test("where all is read it changes nothing", async () => {
    const { ana } = await aReadRoom();
    const { json } = await call(allSeen.POST, { token: ana.token, body: {} });
    expect(json.data).toEqual({ roomIds: [], rootIds: [] });
  });
});

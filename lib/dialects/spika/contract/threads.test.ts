import { describe, expect, test, vi } from "vitest";
import * as one from "@/app/api/messenger/messages/[id]/route";
import * as follow from "@/app/api/messenger/messages/[id]/thread/follow/route";
import * as mute from "@/app/api/messenger/messages/[id]/thread/mute/route";
import * as thread from "@/app/api/messenger/messages/[id]/thread/route";
import * as seen from "@/app/api/messenger/messages/[id]/thread/seen/route";
import * as unfollow from "@/app/api/messenger/messages/[id]/thread/unfollow/route";
import * as unmute from "@/app/api/messenger/messages/[id]/thread/unmute/route";
import * as messages from "@/app/api/messenger/messages/route";
import * as threads from "@/app/api/messenger/threads/route";
import { hashToken } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { postByKey } from "@/lib/domain/messages/post-by-key";
import { userChannel } from "@/lib/realtime/channels";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";

const say = async (user: TestUser, roomId: RoomId, text: string, more: object = {}) =>
  (await call(messages.POST, { token: user.token, body: { roomId, type: "text", body: { text }, ...more } }))
    .json.data.message;

const reply = (user: TestUser, root: { roomId: number; id: number }, text: string) =>
  say(user, root.roomId as RoomId, text, { threadRootId: root.id });

const standing = async (user: TestUser, rootId: number) =>
  (await call(thread.GET, { token: user.token, params: { id: String(rootId) } })).json.data.thread;

const change = (handler: typeof seen.POST, user: TestUser, rootId: number | string, body: object = {}) =>
  call(handler, { token: user.token, params: { id: String(rootId) }, body });

const followed = async (user: TestUser, query: Record<string, string> = {}) =>
  (await call(threads.GET, { token: user.token, query })).json.data;

/** Ana's message in a room of three. */
async function aRoot() {
  const [ana, ben, cleo] = [await aUser(), await aUser("Ben"), await aUser("Cleo")];
  const roomId = await aRoom([ana, ben, cleo]);
  return { ana, ben, cleo, roomId, root: await say(ana, roomId, "root") };
}

describe("following a thread (native)", () => {
  test("a reply is unread for the root's author, not for who said it, nor for who has no part", async () => {
    const { ana, ben, cleo, root } = await aRoot();
    await reply(ben, root, "one");
    await reply(ben, root, "two");
    expect(await standing(ana, root.id)).toMatchObject({ following: true, unreadCount: 2, muted: false });
    expect(await standing(ben, root.id)).toMatchObject({ following: true, unreadCount: 0 });
    expect(await standing(cleo, root.id)).toEqual({
      ...{ rootId: root.id, roomId: root.roomId, seenSeq: 0, unreadCount: 0 },
      ...{ following: false, muted: false },
    });
  });

  test("replying follows again after unfollowing; being the author does not", async () => {
    const { ana, ben, root } = await aRoot();
    await reply(ben, root, "one");
    for (const user of [ana, ben])
      expect((await change(unfollow.POST, user, root.id)).json.data.thread).toMatchObject({
        following: false,
        unreadCount: 0,
      });
    await reply(ben, root, "two");
    expect(await standing(ana, root.id)).toMatchObject({ following: false });
    expect(await standing(ben, root.id)).toMatchObject({ following: true });
  });

  test("who begins to follow has nothing unread, and hears of what comes then", async () => {
    const { ben, cleo, root } = await aRoot();
    await reply(ben, root, "before");
    expect((await change(follow.POST, cleo, root.id)).json.data.thread).toMatchObject({
      following: true,
      unreadCount: 0,
    });
    await reply(ben, root, "after");
    await change(follow.POST, cleo, root.id);
    expect(await standing(cleo, root.id)).toMatchObject({ unreadCount: 1 });
  });

  test("replies of many at once leave everybody following, and count each once", async () => {
    const { ana, ben, cleo, root } = await aRoot();
    await Promise.all(Array.from({ length: 12 }, (_, n) => reply(n % 2 ? ben : cleo, root, `${n}`)));
    for (const user of [ana, ben, cleo])
      expect(await standing(user, root.id)).toMatchObject({ following: true });
    expect((await standing(ana, root.id)).unreadCount).toBe(12);
  });

  test("a program that speaks follows nothing, nor does one whose message is answered", async () => {
    const { ana, roomId } = await aRoot();
    const { key, botId } = await anApiKey(roomId, ana.id);
    const { id } = await postByKey(hashToken(key), { roomId, body: { text: "Deployed" } });
    await reply(ana, { roomId, id }, "thanks");
    expect(await db().threadMember.count({ where: { userId: botId } })).toBe(0);
  });
});

describe("POST /messages/:id/thread/seen (native)", () => {
  test("row 3: a thread leaves the unread view once it is read, and stays read", async () => {
    const { ana, ben, root } = await aRoot();
    const first = await reply(ben, root, "one");
    const second = await reply(ben, root, "two");
    const mark = async (body: object) => (await change(seen.POST, ana, root.id, body)).json.data.thread;
    expect(await mark({ upToSeq: first.seq })).toMatchObject({ seenSeq: first.seq, unreadCount: 1 });
    expect(await mark({})).toMatchObject({ seenSeq: second.seq, unreadCount: 0 });
    expect(await mark({ upToSeq: first.seq })).toMatchObject({ seenSeq: second.seq, unreadCount: 0 });
    expect((await followed(ana)).list).toMatchObject([{ rootId: root.id, unreadCount: 0 }]);
  });

  test("a reply that is deleted is unread no longer, without any mark", async () => {
    const { ana, ben, root } = await aRoot();
    const { id } = await reply(ben, root, "oops");
    const asDeleted = { token: ben.token, params: { id: String(id) }, query: { target: "all" } };
    await call(one.DELETE, { method: "DELETE", ...asDeleted });
    expect(await standing(ana, root.id)).toMatchObject({ following: true, unreadCount: 0 });
  });

  test("is told to the user's other screens, once, and gives no part to who has none", async () => {
    const { ana, ben, cleo, root } = await aRoot();
    await reply(ben, root, "one");
    const { listen, relay } = await liveParts();
    const { heard } = await listen(ana, [userChannel(ana.id)]);
    await change(seen.POST, ana, root.id);
    await change(seen.POST, ana, root.id);
    await change(seen.POST, cleo, root.id);
    await relay.settle();
    await vi.waitFor(() =>
      expect(heard.map(({ name }) => name)).toEqual(["unread.changed", "thread.changed"]),
    );
    expect(heard[0]).toMatchObject({ data: { roomId: root.roomId, mentionCount: 0 } });
    expect(heard[1]).toMatchObject({
      data: { roomId: root.roomId, thread: { rootId: root.id, unreadCount: 0, following: true } },
    });
    expect(await db().threadMember.count({ where: { rootId: root.id, userId: cleo.id } })).toBe(0);
  });
});

test("a reply counts as a mention of those who follow the thread, and of nobody else", async () => {
  const { ana, ben, cleo, root } = await aRoot();
  await reply(ben, root, "one");
  const counts = async () =>
    db().member.findMany({ where: { roomId: root.roomId }, select: { userId: true, mentionCount: true } });
  const of = (person: { id: number }, mentionCount: number) => ({ userId: person.id, mentionCount });
  expect(await counts()).toEqual(expect.arrayContaining([of(ana, 1), of(ben, 0), of(cleo, 0)]));
  await change(mute.POST, ana, root.id);
  expect(await counts()).toEqual(expect.arrayContaining([of(ana, 0)]));
});

test("row 17: one thread is muted, and unmuted, for one person", async () => {
  const { ana, ben, root } = await aRoot();
  await reply(ben, root, "one");
  expect((await change(mute.POST, ana, root.id)).json.data.thread).toMatchObject({
    muted: true,
    following: true,
    unreadCount: 1,
  });
  expect(await standing(ben, root.id)).toMatchObject({ muted: false });
  await reply(ana, root, "mine");
  expect(await standing(ana, root.id)).toMatchObject({ muted: true });
  expect((await change(unmute.POST, ana, root.id)).json.data.thread).toMatchObject({ muted: false });
});

describe("GET /threads (native)", () => {
  test("lists what one follows by newest reply, with the people who speak, and what was said last", async () => {
    const { ana, ben, cleo, roomId, root } = await aRoot();
    const other = await say(ben, roomId, "other root");
    await reply(ana, other, "mine");
    await reply(ben, root, "first");
    await reply(cleo, root, "second");
    const data = await followed(ana);
    expect(data).toMatchObject({ limit: 50, nextCursor: null });
    expect(data.list).toMatchObject([
      { rootId: root.id, unreadCount: 2, root: { replyCount: 2 }, lastReply: { body: { text: "second" } } },
      { rootId: other.id, unreadCount: 0, lastReply: { body: { text: "mine" } } },
    ]);
    const names = data.users.map((user: { displayName: string }) => user.displayName);
    expect(names).toEqual(["Ana", "Ben", "Cleo"]);
    expect((await followed(cleo)).list).toHaveLength(1);
  });

  test("pages by a cursor, each thread once", async () => {
    const { ana, ben, roomId } = await aRoot();
    for (let n = 0; n < 53; n++) await reply(ana, await say(ben, roomId, `${n}`), "mine");
    const first = await followed(ana);
    const second = await followed(ana, { cursor: first.nextCursor });
    const ids = [...first.list, ...second.list].map((item: { rootId: number }) => item.rootId);
    expect([first.list.length, second.list.length, second.nextCursor]).toEqual([50, 3, null]);
    expect(new Set(ids).size).toBe(53);
  });

  test("leaves out the threads of rooms that one has left", async () => {
    const { ana, ben, roomId, root } = await aRoot();
    await reply(ben, root, "one");
    await db().member.delete({ where: { roomId_userId: { roomId, userId: ana.id } } });
    expect((await followed(ana)).list).toEqual([]);
  });

  test("refuses a cursor that no page gave", async () => {
    const ana = await aUser();
    expect(await call(threads.GET, { token: ana.token, query: { cursor: "x" } })).toMatchObject({
      status: 400,
    });
  });
});

test.each([follow, unfollow, mute, unmute, seen])(
  "threads are there for members alone (%#)",
  async (route) => {
    const { ana, ben, root } = await aRoot();
    const { id } = await reply(ben, root, "a reply has no thread");
    const refused = { status: 404, json: { message: "No message found" } };
    const stranger = await aUser("Stranger");
    expect(await change(route.POST, stranger, root.id)).toMatchObject(refused);
    expect(await change(route.POST, ana, id)).toMatchObject(refused);
    expect(await change(route.POST, ana, "65415361531115131")).toMatchObject(refused);
  },
);

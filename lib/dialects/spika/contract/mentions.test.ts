import { describe, expect, test, vi } from "vitest";
import * as mentions from "@/app/api/messenger/mentions/route";
import * as one from "@/app/api/messenger/messages/[id]/route";
import * as seen from "@/app/api/messenger/messages/[id]/seen/route";
import * as thread from "@/app/api/messenger/messages/[id]/thread/route";
import * as threadSeen from "@/app/api/messenger/messages/[id]/thread/seen/route";
import * as unfollow from "@/app/api/messenger/messages/[id]/thread/unfollow/route";
import * as messages from "@/app/api/messenger/messages/route";
import * as roomList from "@/app/api/messenger/room-list/route";
import { hashToken } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { postByKey } from "@/lib/domain/messages/post-by-key";
import { roomChannel, userChannel } from "@/lib/realtime/channels";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";

const say = async (user: TestUser, roomId: RoomId, text: string, more: object = {}) =>
  (await call(messages.POST, { token: user.token, body: { roomId, type: "text", body: { text }, ...more } }))
    .json.data.message;

const edit = async (user: TestUser, id: number, text: string) =>
  (await call(one.PUT, { token: user.token, method: "PUT", params: { id: String(id) }, body: { text } })).json
    .data.message;

const remove = (user: TestUser, id: number, target = "all") =>
  call(one.DELETE, { token: user.token, method: "DELETE", params: { id: String(id) }, query: { target } });

const read = (user: TestUser, roomId: number, upToSeq?: number) =>
  call(seen.POST, { token: user.token, params: { id: String(roomId) }, body: { upToSeq } });

const waiting = async (user: TestUser, roomId: number): Promise<number> => {
  const { rooms } = (await call(roomList.GET, { token: user.token })).json.data;
  return rooms.find(({ id }: { id: number }) => id === roomId).mentionCount;
};

const listed = async (user: TestUser, query: Record<string, number> = {}) =>
  (await call(mentions.GET, { token: user.token, query })).json.data;

async function aTeam() {
  const [ana, ben, cleo] = [await aUser("Ana Horvat"), await aUser("Ben"), await aUser("Cleo")];
  return { ana, ben, cleo, roomId: await aRoom([ana, ben, cleo]) };
}

describe("mentions (native)", () => {
  test("a member who is called by name has one more waiting; the message says whom it calls", async () => {
    const { ana, ben, cleo, roomId } = await aTeam();
    const message = await say(ana, roomId, "Hello @ben and @Ana");
    expect(message.mentions).toEqual([ana.id, ben.id].sort((a, b) => a - b));
    expect(await waiting(ben, roomId)).toBe(1);
    expect(await waiting(cleo, roomId)).toBe(0);
    expect(await waiting(ana, roomId)).toBe(0);
    expect(await say(ana, roomId, "mail to ana@ben.example")).not.toHaveProperty("mentions");
  });

  test("@room calls everybody but its sender", async () => {
    const { ana, ben, cleo, roomId } = await aTeam();
    expect((await say(ana, roomId, "@room lunch")).mentions).toEqual([0]);
    expect([await waiting(ana, roomId), await waiting(ben, roomId), await waiting(cleo, roomId)]).toEqual([
      0, 1, 1,
    ]);
  });

  test("of two people with one name the sender's choice is called, without one both are", async () => {
    const [ana, kim, other] = [await aUser(), await aUser("Kim"), await aUser("Kim")];
    const roomId = await aRoom([ana, kim, other]);
    expect((await say(ana, roomId, "@Kim", { mentions: [other.id] })).mentions).toEqual([other.id]);
    expect((await say(ana, roomId, "@Kim")).mentions).toEqual([kim.id, other.id]);
    expect(await say(ana, roomId, "no name", { mentions: [kim.id] })).not.toHaveProperty("mentions");
  });

  test("a first name calls somebody where only one person has it", async () => {
    const people = [
      await aUser("Max One"),
      await aUser("Max Two"),
      await aUser("Max Three"),
      await aUser("Zoë Z"),
    ];
    const [one, , , zoe] = people;
    if (!one || !zoe) throw new Error("nobody");
    const roomId = await aRoom(people);
    expect(await say(zoe, roomId, "@Max and @Maximilian")).not.toHaveProperty("mentions");
    expect((await say(zoe, roomId, "@max one, not @Max")).mentions).toEqual([one.id]);
    expect((await say(one, roomId, "@ZOË!")).mentions).toEqual([zoe.id]);
  });

  test("a program that posts by a room's key calls people too", async () => {
    const { ana, ben, roomId } = await aTeam();
    const { key } = await anApiKey(roomId, ana.id);
    const message = await postByKey(hashToken(key), { roomId, body: { text: "@Ben the build is red" } });
    expect(message.mentions).toEqual([ben.id]);
    expect(await waiting(ben, roomId)).toBe(1);
  });

  test("reading clears what is read, and nothing more", async () => {
    const { ana, ben, roomId } = await aTeam();
    const first = await say(ana, roomId, "@Ben one");
    await say(ana, roomId, "@Ben two");
    await read(ben, roomId, first.seq);
    expect(await waiting(ben, roomId)).toBe(1);
    await read(ben, roomId);
    expect(await waiting(ben, roomId)).toBe(0);
  });

  test("deleting, hiding and editing a mention away take it back, and editing one in calls", async () => {
    const { ana, ben, cleo, roomId } = await aTeam();
    const [a, b, c] = [
      await say(ana, roomId, "@Ben a"),
      await say(ana, roomId, "@Ben b"),
      await say(ana, roomId, "@Ben c"),
    ];
    await remove(ana, a.id);
    expect(await waiting(ben, roomId)).toBe(2);
    expect((await edit(ana, b.id, "@Cleo b")).mentions).toEqual([cleo.id]);
    expect([await waiting(ben, roomId), await waiting(cleo, roomId)]).toEqual([1, 1]);
    await remove(ben, c.id, "user");
    expect(await waiting(ben, roomId)).toBe(0);
    expect(await edit(ana, b.id, "nobody")).not.toHaveProperty("mentions");
    expect(await waiting(cleo, roomId)).toBe(0);
  });

  test("who is called in a thread follows it, and has it waiting in the room and the thread", async () => {
    const { ana, ben, cleo, roomId } = await aTeam();
    const root = await say(ana, roomId, "root");
    await say(ben, roomId, "before", { threadRootId: root.id });
    await say(ben, roomId, "@Cleo look", { threadRootId: root.id });
    const standing = async (user: TestUser) =>
      (await call(thread.GET, { token: user.token, params: { id: String(root.id) } })).json.data.thread;
    expect(await standing(cleo)).toMatchObject({ following: true, unreadCount: 1 });
    expect(await waiting(cleo, roomId)).toBe(1);
    const { token } = cleo;
    await call(threadSeen.POST, { token, params: { id: String(root.id) }, body: {} });
    expect(await waiting(cleo, roomId)).toBe(0);
    await call(unfollow.POST, { token, params: { id: String(root.id) }, body: {} });
    await say(ben, roomId, "@room for those who follow", { threadRootId: root.id });
    // Ana's is the thread: all three replies wait for her.
    expect([await waiting(ana, roomId), await waiting(cleo, roomId)]).toEqual([3, 0]);
  });

  test("are told live: in the message, and as what now waits", async () => {
    const { ana, ben, roomId } = await aTeam();
    const { listen } = await liveParts();
    const { heard } = await listen(ben, [roomChannel(roomId), userChannel(ben.id)]);
    await say(ana, roomId, "@Ben hi");
    await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain("unread.changed"));
    const [created, unread] = heard;
    expect(created).toMatchObject({ name: "message.created", data: { message: { mentions: [ben.id] } } });
    expect(unread?.data).toMatchObject({ roomId, unreadCount: 1, mentionCount: 1 });
    await vi.waitFor(async () => expect(await db().outbox.count({ where: { roomId } })).toBe(0));
  });

  test("the same localId again calls nobody twice", async () => {
    const { ana, ben, roomId } = await aTeam();
    const first = await say(ana, roomId, "@Ben once", { localId: "x" });
    expect(await say(ana, roomId, "@Ben once", { localId: "x" })).toEqual(first);
    expect(await waiting(ben, roomId)).toBe(1);
  });

  test("GET /mentions lists what calls me, newest first, without gaps over its pages", async () => {
    const { ana, ben, cleo, roomId } = await aTeam();
    const other = await aRoom([ana, ben]);
    const foreign = await aRoom([ana, cleo]);
    const mine: number[] = [];
    for (let n = 0; n < 52; n++) {
      const text = n % 2 ? `@Ben ${n}` : `@room ${n}`;
      mine.unshift((await say(ana, n % 3 ? roomId : other, text)).id);
      if (n % 10 === 0) await say(ana, foreign, "@room not for Ben");
    }
    await say(ben, roomId, "@Ben to myself");
    const gone = await say(ana, roomId, "@Ben gone");
    await remove(ana, gone.id);
    const page = await listed(ben);
    expect(page).toMatchObject({ limit: 50, users: [{ id: ana.id, displayName: "Ana Horvat" }] });
    const rest = await listed(ben, { cursor: page.nextCursor });
    expect(rest.nextCursor).toBeNull();
    expect([...page.list, ...rest.list].map(({ id }: { id: number }) => id)).toEqual(mine);
  });
});

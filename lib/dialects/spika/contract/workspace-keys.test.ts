import { beforeEach, describe, expect, test } from "vitest";
import { GET as calls } from "@/app/api/messenger/admin/workspace-keys/[id]/calls/route";
import { POST as invite } from "@/app/api/messenger/admin/workspace-keys/[id]/rooms/route";
import { POST as rotate } from "@/app/api/messenger/admin/workspace-keys/[id]/rotate/route";
import { DELETE, PUT } from "@/app/api/messenger/admin/workspace-keys/[id]/route";
import { GET, POST } from "@/app/api/messenger/admin/workspace-keys/route";
import { db } from "@/lib/db/client";
import { apiCallsPage } from "@/lib/dialects/spika/schemas/api-call";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import {
  newWorkspaceKeyAnswer,
  workspaceKeyAnswer,
  workspaceKeyListAnswer,
} from "@/lib/dialects/spika/schemas/workspace-key";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { listed, read, say } from "@/lib/testing/chapi";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
beforeEach(async () => {
  await db().workspaceKey.deleteMany();
  await db().room.deleteMany();
  [ana, ben] = [await aUser("Ana", { isWorkspaceAdmin: true }), await aUser("Ben")];
});

const by = (user: TestUser, method = "GET") => ({ token: user.token, method });
const ofKey = (user: TestUser, id: string | number, method: string) => ({
  ...by(user, method),
  params: { id: String(id) },
});
const created = async (body: object = {}) =>
  dataOf(await call(POST, { ...by(ana, "POST"), body: { name: "CI bot", ...body } }), newWorkspaceKeyAnswer)
    .workspaceKey;
const listedKeys = async () => dataOf(await call(GET, by(ana)), workspaceKeyListAnswer).workspaceKeys;

describe("native: workspace keys", () => {
  test("a key comes with a bot of its name, and is told once", async () => {
    const { key, ...rest } = await created({ name: " CI bot " });
    expect(rest).toMatchObject({ name: "CI bot", test: false, rate: 5, lastUsedAt: null });
    expect(key).toMatch(/^live_key_[A-Za-z0-9]{32}$/);
    expect(key.startsWith(rest.prefix)).toBe(true);
    expect(rest.prefix.length).toBeLessThan(15);
    expect(Math.abs(rest.createdAt - Date.now())).toBeLessThan(60_000);
    const bot = await db().user.findUniqueOrThrow({ where: { id: rest.userId } });
    expect(bot).toMatchObject({ displayName: "CI bot", isBot: true, verified: true });
    expect(await db().member.count({ where: { userId: rest.userId } })).toBe(0);
    expect(await listedKeys()).toEqual([rest]);
    const stored = JSON.stringify(await db().workspaceKey.findUniqueOrThrow({ where: { id: rest.id } }));
    expect(stored).not.toContain(key);
  });

  test("a test key begins so", async () => {
    expect((await created({ test: true })).key).toMatch(/^test_key_[A-Za-z0-9]{32}$/);
  });

  test("a key has the rate that it was made with, until it is given another", async () => {
    const key = await created({ rate: 2 });
    const answers = await Promise.all([1, 2, 3, 4].map(() => read(key.key, { query: { room: "Nowhere" } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([404, 404, 429, 429]);
    expect(answers[0]?.headers.get("x-ratelimit-limit")).toBe("2");
    const body = { rate: 1_000 };
    const changed = dataOf(await call(PUT, { ...ofKey(ana, key.id, "PUT"), body }), workspaceKeyAnswer);
    expect(changed.workspaceKey).toMatchObject({ rate: 1_000, name: "CI bot" });
  });

  test("renaming renames the bot, on older messages too", async () => {
    const { key, id, userId } = await created();
    await say(key, { messageRaw: "Built", room: "Builds" });
    const body = { name: "Release bot" };
    const renamed = dataOf(await call(PUT, { ...ofKey(ana, id, "PUT"), body }), workspaceKeyAnswer);
    expect(renamed.workspaceKey).toMatchObject({ id, userId, name: "Release bot", rate: 5 });
    const [message] = listed(await read(key, { query: { room: "Builds" } }));
    expect(message?.authorUser.name).toBe("Release bot");
  });

  test("rotating stops the old secret at once, and keeps the kind", async () => {
    const first = await created({ test: true });
    const { workspaceKey: second } = dataOf(
      await call(rotate, ofKey(ana, first.id, "POST")),
      newWorkspaceKeyAnswer,
    );
    expect(second).toMatchObject({ id: first.id, userId: first.userId, test: true });
    expect(second.key).toMatch(/^test_key_/);
    expect((await read(first.key)).status).toBe(401);
    expect((await read(second.key)).status).toBe(200);
  });

  test("revoking stops it at once; the bot leaves its rooms and its words stay", async () => {
    const { key, id, userId } = await created();
    await say(key, { messageRaw: "Built", room: "Builds" });
    expect((await call(DELETE, ofKey(ana, id, "DELETE"))).json).toEqual({
      status: "success",
      data: { deleted: true },
    });
    expect((await say(key, { messageRaw: "Built", room: "Builds" })).status).toBe(401);
    expect(await listedKeys()).toEqual([]);
    expect(await db().member.count({ where: { userId } })).toBe(0);
    expect(await db().message.count({ where: { senderId: userId, type: "text" } })).toBe(1);
    expect(await db().room.findFirstOrThrow()).toMatchObject({ name: "Builds", deletedAt: null });
    expectError(await call(DELETE, ofKey(ana, id, "DELETE")), 404, "Not found");
  });

  test("an invited key reads a private room from then on, and speaks there", async () => {
    const { key, id, userId } = await created();
    const roomId = await aRoom([ana, ben], { name: "Board" });
    await sendMessage(ben.actor, { roomId, type: "text", body: { text: "Before" } });
    expect((await read(key, { query: { room: "board" } })).status).toBe(403);
    for (const _ of [1, 2]) {
      const answer = await call(invite, { ...ofKey(ana, id, "POST"), body: { roomId } });
      const { room } = dataOf(answer, roomAnswer);
      expect(room.users.map((user) => user.userId)).toEqual([ana.id, ben.id, userId]);
    }
    await sendMessage(ben.actor, { roomId, type: "text", body: { text: "After" } });
    expect(listed(await read(key, { query: { room: "board" } })).map(({ parsed }) => parsed)).toEqual([
      "After",
    ]);
    expect((await say(key, { messageRaw: "Noted", room: "board" })).status).toBe(200);
    const told = await db().message.findMany({ where: { roomId, type: "system" } });
    expect(told.map(({ body }) => (body as { text: string }).text)).toEqual([
      "Ana added CI bot to the group",
    ]); // a system message has one
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 2 });
  });

  test("whoever administers the workspace invites it to their own rooms alone", async () => {
    const { id } = await created();
    const bens = await aRoom([ben], { name: "Bens" });
    const gone = await aRoom([ana], { name: "Gone" });
    await db().room.update({ where: { id: gone }, data: { deletedAt: new Date() } });
    for (const roomId of [bens, gone, 999_999, 8_851_534_158]) {
      expectError(await call(invite, { ...ofKey(ana, id, "POST"), body: { roomId } }), 404, "Not found");
    }
    expect(await db().member.count({ where: { roomId: bens } })).toBe(1);
  });

  test("its log tells what was called with it", async () => {
    const { key, id } = await created();
    const { headers } = await say(key, { messageRaw: "Built", room: "Builds" });
    await read(key, { query: { room: "Nowhere" } });
    const { list } = dataOf(await call(calls, ofKey(ana, id, "GET")), apiCallsPage);
    expect(list).toMatchObject([
      { status: 404, messageId: null },
      { status: 200, messageId: expect.any(Number), requestId: headers.get("x-request-id") },
    ]);
  });

  test.each([
    [{}, "name"],
    [{ name: " " }, "name"],
    [{ name: "x".repeat(101) }, "name"],
    [{ name: 5 }, "name"],
    [{ name: "CI", test: "yes" }, "test"],
    [{ name: "CI", rate: 0 }, "rate"],
    [{ name: "CI", rate: 1.5 }, "rate"],
    [{ name: "CI", rate: 1_001 }, "rate"],
  ])("400 for %j", async (body, field) => {
    expectError(await call(POST, { ...by(ana, "POST"), body }), 400, new RegExp(field));
    expect(await listedKeys()).toEqual([]);
  });

  test("403 for everybody else, whatever they ask for", async () => {
    const { id } = await created();
    const roomId = await aRoom([ben], { name: "Bens" });
    for (const key of [id, 999_999]) {
      expectError(await call(PUT, { ...ofKey(ben, key, "PUT"), body: { name: "Mine" } }), 403, "Forbidden");
      expectError(await call(DELETE, ofKey(ben, key, "DELETE")), 403, "Forbidden");
      expectError(await call(rotate, ofKey(ben, key, "POST")), 403, "Forbidden");
      expectError(await call(invite, { ...ofKey(ben, key, "POST"), body: { roomId } }), 403, "Forbidden");
      expectError(await call(calls, ofKey(ben, key, "GET")), 403, "Forbidden");
    }
    expectError(await call(GET, by(ben)), 403, "Forbidden");
    expectError(await call(POST, { ...by(ben, "POST"), body: { name: "Mine" } }), 403, "Forbidden");
    expect((await listedKeys()).map(({ name }) => name)).toEqual(["CI bot"]);
  });

  test.each(["999999", "8851534158", "abc"])("404 for the key %s", async (id) => {
    const roomId = await aRoom([ana]);
    expectError(await call(PUT, { ...ofKey(ana, id, "PUT"), body: { name: "x" } }), 404, "Not found");
    expectError(await call(DELETE, ofKey(ana, id, "DELETE")), 404, "Not found");
    expectError(await call(rotate, ofKey(ana, id, "POST")), 404, "Not found");
    expectError(await call(invite, { ...ofKey(ana, id, "POST"), body: { roomId } }), 404, "Not found");
    expectError(await call(calls, ofKey(ana, id, "GET")), 404, "Not found");
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as post } from "@/app/api/messaging/messages/route";
import { POST as rotate } from "@/app/api/messenger/api-keys/[id]/rotate/route";
import { DELETE, PUT } from "@/app/api/messenger/api-keys/[id]/route";
import { GET, POST } from "@/app/api/messenger/api-keys/roomId/[roomId]/route";
import { db } from "@/lib/db/client";
import { apiKeySchema } from "@/lib/dialects/spika/schemas/room";
import type { RoomId } from "@/lib/domain/ids";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const NOT_ADMIN = "User is not in room or he is not admin in this room";
const withKey = z.object({ apiKey: apiKeySchema });
const withKeys = z.object({ apiKeys: z.array(apiKeySchema) });

let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
let roomId: RoomId;
beforeEach(async () => {
  [ana, ben, cleo] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
  roomId = await aRoom([ana, ben]);
});

const inRoom = (user: TestUser, id: string | number = roomId) => ({
  token: user.token,
  params: { roomId: String(id) },
});
const ofKey = (user: TestUser, id: string | number, method: string) => ({
  token: user.token,
  method,
  params: { id: String(id) },
});
const created = async (user = ana, id: RoomId = roomId) =>
  dataOf(await call(POST, { ...inRoom(user, id), body: { displayName: "Build bot" } }), withKey).apiKey;
const says = async (key: string, id: RoomId = roomId) =>
  (await call(post, { token: key, body: { roomId: id, type: "text", body: { text: "Built" } } })).status;

describe("2.13 api keys", () => {
  test("a key comes with a bot that is a member and no admin, and is not counted as people", async () => {
    const key = await created();
    expect(key).toMatchObject({ displayName: "Build bot", avatarFileId: 0, roomId, lastUsedAt: null });
    expect(key.token).toMatch(/^[A-Za-z0-9]{22}$/);
    const bot = await db().user.findUniqueOrThrow({ where: { id: key.userId } });
    expect(bot).toMatchObject({
      displayName: "Build bot",
      isBot: true,
      verified: true,
      telephoneNumber: null,
    });
    const member = await db().member.findUniqueOrThrow({
      where: { roomId_userId: { roomId, userId: key.userId } },
    });
    expect(member.isAdmin).toBe(false);
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 2 });
    expect(dataOf(await call(GET, inRoom(ana)), withKeys).apiKeys).toEqual([key]);
    expect(await says(key.token)).toBe(200);
  });

  test("renaming renames the bot and keeps the key", async () => {
    const key = await created();
    const body = { displayName: " Release bot " };
    const renamed = dataOf(await call(PUT, { ...ofKey(ana, key.id, "PUT"), body }), withKey).apiKey;
    expect(renamed).toMatchObject({ id: key.id, displayName: "Release bot", token: key.token });
    expect(renamed.modifiedAt).toBeGreaterThanOrEqual(key.modifiedAt);
    expect(await db().user.findUniqueOrThrow({ where: { id: key.userId } })).toMatchObject({
      displayName: "Release bot",
    });
  });

  test("rotating stops the old key at once", async () => {
    const key = await created();
    const rotated = dataOf(await call(rotate, ofKey(ana, key.id, "POST")), withKey).apiKey;
    expect(rotated).toMatchObject({ id: key.id, userId: key.userId, displayName: "Build bot" });
    expect(rotated.token).not.toBe(key.token);
    expect(await says(key.token)).toBe(401);
    expect(await says(rotated.token)).toBe(200);
  });

  test("deleting stops the key and keeps the bot's row; the answer is on both levels", async () => {
    const key = await created();
    const answer = await call(DELETE, ofKey(ana, key.id, "DELETE"));
    expect(answer.json).toEqual({
      status: "success",
      data: { deleted: true, roomId },
      deleted: true,
      roomId,
    });
    expect(await says(key.token)).toBe(401);
    expect(await db().user.count({ where: { id: key.userId } })).toBe(1);
    expect(await db().member.count({ where: { roomId } })).toBe(2);
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 2 });
    expectError(await call(DELETE, ofKey(ana, key.id, "DELETE")), 404, "Not found");
  });

  test("the database alone does not tell a key", async () => {
    const key = await created();
    const row = await db().apiKey.findUniqueOrThrow({ where: { id: key.id } });
    const stored = Buffer.concat([row.keyCipher, row.keyHash]).toString("latin1");
    expect(stored).not.toContain(key.token);
  });

  test("in a private room either of the two manages keys, and it stays private", async () => {
    const pair = await aRoom([ana, ben], { type: "private" });
    const key = await created(ben, pair);
    expect(dataOf(await call(GET, inRoom(ana, pair)), withKeys).apiKeys).toMatchObject([{ id: key.id }]);
    expect(await db().room.findUniqueOrThrow({ where: { id: pair } })).toMatchObject({ type: "private" });
    dataOf(await call(rotate, ofKey(ana, key.id, "POST")), withKey);
  });

  test.each([
    [{}, "body.displayName is a required field"],
    [{ displayName: "" }, "body.displayName is a required field"],
    [{ displayName: "  " }, "body.displayName is a required field"],
    [{ displayName: 42 }, "body.displayName must be a `string` type, but the final value was: `42`."],
  ])("400 for %j", async (body, detail) => {
    const message = `Invalid params ValidationError: ${detail}`;
    expectError(await call(POST, { ...inRoom(ana), body }), 400, message);
    expectError(await call(PUT, { ...ofKey(ana, 999999, "PUT"), body }), 400, message);
  });

  test("403 for other members, strangers, unknown and deleted rooms", async () => {
    const key = await created();
    const body = { displayName: "Mine" };
    for (const [user, id] of [
      [ben, roomId],
      [cleo, roomId],
      [ana, 999999],
      [ana, "8851534158"],
    ] as const) {
      expectError(await call(GET, inRoom(user, id)), 403, NOT_ADMIN);
      expectError(await call(POST, { ...inRoom(user, id), body }), 403, NOT_ADMIN);
    }
    for (const user of [ben, cleo]) {
      expectError(await call(PUT, { ...ofKey(user, key.id, "PUT"), body }), 403, NOT_ADMIN);
      expectError(await call(rotate, ofKey(user, key.id, "POST")), 403, NOT_ADMIN);
      expectError(await call(DELETE, ofKey(user, key.id, "DELETE")), 403, NOT_ADMIN);
    }
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    expectError(await call(POST, { ...inRoom(ana), body }), 403, NOT_ADMIN);
    expect(await says(key.token)).toBe(403);
  });

  test.each(["999999", "8851534158", "abc"])("404 for the key %s", async (id) => {
    expectError(await call(PUT, { ...ofKey(ana, id, "PUT"), body: { displayName: "x" } }), 404, "Not found");
    expectError(await call(rotate, ofKey(ana, id, "POST")), 404, "Not found");
    expectError(await call(DELETE, ofKey(ana, id, "DELETE")), 404, "Not found");
  });
});

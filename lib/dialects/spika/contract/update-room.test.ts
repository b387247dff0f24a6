import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { PUT } from "@/app/api/messenger/rooms/[id]/route";
import { db } from "@/lib/db/client";
import { roomSchema } from "@/lib/dialects/spika/schemas/room";
import type { RoomId } from "@/lib/domain/ids";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const withRoom = z.object({ room: roomSchema });
let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
let dora: TestUser;
let roomId: RoomId;

beforeEach(async () => {
  [ana, ben, cleo, dora] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo"), await aUser("Dora")];
  roomId = await aRoom([ana, ben, cleo]);
});

const put = (user: TestUser, body: unknown, id: string | number = roomId) =>
  call(PUT, { token: user.token, method: "PUT", params: { id: String(id) }, body });
const updated = async (user: TestUser, body: unknown, id: string | number = roomId) =>
  dataOf(await put(user, body, id), withRoom).room;
const standing = (room: z.infer<typeof roomSchema>) =>
  Object.fromEntries(room.users.map(({ user, isAdmin }) => [user.displayName, isAdmin]));

async function told(id = roomId) {
  const messages = await db().message.findMany({ where: { roomId: id }, orderBy: { seq: "asc" } });
  return messages.map(({ body }) => {
    const { type, text, objects, objectIds } = body as Record<string, unknown>;
    return { type, text, objects, objectIds };
  });
}

async function events() {
  const rows = await db().outbox.findMany({ where: { roomId }, orderBy: { id: "asc" } });
  return rows.map(({ type, payload }) => {
    const { userId } = payload as { userId?: number };
    return userId === undefined ? type : `${type} ${userId}`;
  });
}

describe("2.4.5 PUT /rooms/:id, by action", () => {
  test("addGroupUsers: unknown ids are passed over, members stay as they are", async () => {
    const room = await updated(ana, {
      action: "addGroupUsers",
      userIds: [dora.id, ben.id, 999999, 8851534158],
    });
    expect(standing(room)).toEqual({ Ana: true, Ben: false, Cleo: false, Dora: false });
    expect(await told()).toEqual([
      {
        type: "added_group_members",
        text: "Ana added Dora to the group",
        objects: ["Dora"],
        objectIds: [dora.id],
      },
    ]);
    expect(await events()).toEqual([
      `room.added ${dora.id}`,
      `member.added ${dora.id}`,
      "message.created",
      "room.updated",
    ]);
    const member = await db().member.findUniqueOrThrow({
      where: { roomId_userId: { roomId, userId: dora.id } },
    });
    expect(member).toMatchObject({ joinSeq: 0, seenSeq: 0, readTotal: 0 });
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({
      peopleCount: 4,
      lastSeq: 1,
    });
  });

  test("removeGroupUsers: admins stay", async () => {
    const room = await updated(ana, {
      action: "removeGroupUsers",
      userIds: [ana.id, ben.id, cleo.id, dora.id],
    });
    expect(standing(room)).toEqual({ Ana: true });
    expect(await told()).toMatchObject([
      { type: "removed_group_members", text: "Ana removed Ben, Cleo from the group" },
    ]);
    expect(await events()).toEqual([
      `member.removed ${ben.id}`,
      `member.removed ${cleo.id}`,
      `room.removed ${ben.id}`,
      `room.removed ${cleo.id}`,
      "message.created",
      "room.updated",
    ]);
  });

  test("addGroupAdmins: members only", async () => {
    const room = await updated(ana, { action: "addGroupAdmins", userIds: [ben.id, dora.id] });
    expect(standing(room)).toEqual({ Ana: true, Ben: true, Cleo: false });
    expect(await told()).toMatchObject([{ type: "added_group_admins", text: "Ana added Ben as admin(s)" }]);
  });

  test("removeGroupAdmins: oneself too, but one admin stays", async () => {
    const body = { action: "removeGroupAdmins", userIds: [ana.id] };
    expectError(await put(ana, body), 400, "At least one admin should be in the group");
    await updated(ana, { action: "addGroupAdmins", userIds: [ben.id] });
    expect(standing(await updated(ana, body))).toEqual({ Ana: false, Ben: true, Cleo: false });
    expect((await told()).at(-1)).toMatchObject({
      type: "removed_group_admins",
      text: "Ana removed Ana from admin(s)",
    });
    expectError(await put(ana, body), 403, "Forbidden");
  });

  test("changeGroupName and changeGroupAvatar each look at their own field", async () => {
    expect(await updated(ana, { action: "changeGroupName", name: "New", avatarFileId: 5 })).toMatchObject({
      name: "New",
      avatarFileId: 0,
    });
    expect(await updated(ana, { action: "changeGroupAvatar", name: "Other", avatarFileId: 5 })).toMatchObject(
      {
        name: "New",
        avatarFileId: 5,
      },
    );
    expect(await updated(ana, { action: "changeGroupAvatar", avatarFileId: 0 })).toMatchObject({
      avatarFileId: 0,
    });
    expect(await told()).toEqual([
      { type: "updated_group_name", text: "Updated room name", objects: ["New"], objectIds: [roomId] },
      { type: "updated_group_avatar", text: "Updated room avatar", objects: ["New"], objectIds: [roomId] },
      { type: "updated_group_avatar", text: "Updated room avatar", objects: ["New"], objectIds: [roomId] },
    ]);
  });

  test("an unknown action, and one without its field, only raise modifiedAt", async () => {
    await db().room.update({ where: { id: roomId }, data: { modifiedAt: new Date(0) } });
    for (const action of ["toString", "addGroupUsers", "changeGroupName"]) {
      const room = await updated(ana, { action });
      expect(room).toMatchObject({ name: "Team", users: { length: 3 } });
      expect(room.modifiedAt).toBeGreaterThan(0);
    }
    expect(await told()).toEqual([]);
    expect(await events()).toEqual(["room.updated", "room.updated", "room.updated"]);
  });

  test("a third member makes it a group, whatever it was", async () => {
    const odd = await aRoom([ana, ben], { type: "custom" });
    expect(await updated(ana, { action: "changeGroupName", name: "x" }, odd)).toMatchObject({
      type: "custom",
    });
    expect(await updated(ana, { action: "addGroupUsers", userIds: [cleo.id] }, odd)).toMatchObject({
      type: "group",
    });
  });

  test("a bot never becomes an admin", async () => {
    const bot = await db().user.create({ data: { displayName: "Bot", isBot: true, verified: true } });
    await updated(ana, { action: "addGroupUsers", userIds: [bot.id] });
    const room = await updated(ana, { action: "addGroupAdmins", userIds: [bot.id] });
    expect(standing(room)).toMatchObject({ Bot: false });
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 3 });
  });
});

describe("2.4.5 PUT /rooms/:id, by lists", () => {
  test("userIds replaces the members who are not admins", async () => {
    const room = await updated(ana, { userIds: [cleo.id, dora.id, 999999] });
    expect(standing(room)).toEqual({ Ana: true, Cleo: false, Dora: false });
    expect(await told()).toMatchObject([
      { type: "removed_group_members", objectIds: [ben.id] },
      { type: "added_group_members", objectIds: [dora.id] },
    ]);
  });

  test("adminUserIds replaces the admins; the caller stays one, strangers are not added by it", async () => {
    const room = await updated(ana, { adminUserIds: [ben.id, dora.id] });
    expect(standing(room)).toEqual({ Ana: true, Ben: true, Cleo: false });
    expect(standing(await updated(ben, { adminUserIds: [] }))).toEqual({
      Ana: false,
      Ben: true,
      Cleo: false,
    });
  });

  test("both lists at once", async () => {
    const room = await updated(ana, { userIds: [dora.id], adminUserIds: [ben.id, dora.id] });
    expect(standing(room)).toEqual({ Ana: true, Ben: true, Dora: true });
  });

  test("2 -> 3 members turns the type into group", async () => {
    const odd = await aRoom([ana, ben], { type: "custom" });
    expect(await updated(ana, { userIds: [ben.id, cleo.id] }, odd)).toMatchObject({ type: "group" });
  });

  test("the bot of a key is not removed by an oversight, but on purpose, and then with its key", async () => {
    const { botId } = await anApiKey(roomId, ana.id, "Bot");
    expect(standing(await updated(ana, { userIds: [ben.id] }))).toEqual({
      Ana: true,
      Ben: false,
      Bot: false,
    });
    await updated(ana, { action: "removeGroupUsers", userIds: [botId] });
    expect(await db().apiKey.count({ where: { roomId } })).toBe(0);
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 2 });
  });

  test("name, avatar, visibility and topic", async () => {
    const change = { name: "Open", avatarFileId: 7, visibility: "public", topic: "All of it" };
    expect(await updated(ana, change)).toMatchObject(change);
    expect(await updated(ana, { name: "", topic: "" })).toMatchObject({ ...change, topic: null });
    expect(await updated(ana, { action: "none", visibility: "private" })).toMatchObject({
      visibility: "private",
    });
  });
});

describe("2.4.5 errors, in their order", () => {
  test.each([
    { userIds: ["1"] },
    { userIds: "a" },
    { avatarFileId: "1" },
    { avatarFileId: null },
    { name: 42 },
    { name: "a\u0000" },
    { adminUserIds: [0] },
    { action: 5 },
    { visibility: "open" },
  ])("400 for %j, even of an unknown room", async (body) => {
    expectError(await put(ana, body, 999999), 400, /^Invalid params ValidationError: body\./);
  });

  test.each(["0", "abc"])("404 for the id %s", async (id) => {
    expectError(await put(ana, {}, id), 404, "Room id parameter is required.");
  });

  test.each(["999999", "8851534158", "65415361531115131"])(
    "404 for the unknown room %s, with no body",
    async (id) => {
      expectError(await call(PUT, { token: ana.token, method: "PUT", params: { id } }), 404, "Not found");
    },
  );

  test("404 for a deleted room", async () => {
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    expectError(await put(ana, { name: "x" }), 404, "Not found");
  });

  test("403 for a private room", async () => {
    const pair = await aRoom([ana, ben], { type: "private" });
    expectError(await put(ana, { name: "x" }, pair), 403, "Can't update private room");
  });

  test("403 for a member who is no admin, and for a stranger", async () => {
    expectError(await put(ben, { name: "x" }), 403, "Forbidden");
    expectError(await put(dora, { name: "x" }), 403, "Forbidden");
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ name: "Team" });
  });

  test("401 without a token", async () => {
    const answer = await call(PUT, { method: "PUT", params: { id: String(roomId) }, body: {} });
    expect(answer.status).toBe(401);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { POST } from "@/app/api/messenger/rooms/route";
import { GET as getPrivateRoom } from "@/app/api/messenger/rooms/users/[userId]/route";
import { db } from "@/lib/db/client";
import { roomSchema } from "@/lib/dialects/spika/schemas/room";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { setTeamMode } from "@/lib/testing/team-mode";
import { dataOf, expectError } from "@/lib/testing/wire";

const withRoom = z.object({ room: roomSchema });
const create = (user: TestUser, body: unknown) => call(POST, { token: user.token, body });
const created = async (user: TestUser, body: unknown) => dataOf(await create(user, body), withRoom).room;

let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
beforeAll(async () => {
  ana = await aUser("Ana");
  ben = await aUser("Ben");
  cleo = await aUser("Cleo");
});

describe("2.4.2 POST /rooms", () => {
  test("a group of three, in the contract's order of members", async () => {
    const answer = await create(ana, { name: "Release team", type: "group", userIds: [ben.id, cleo.id] });
    const { room } = dataOf(answer, withRoom);
    expect(room).toMatchObject({
      name: "Release team",
      type: "group",
      avatarFileId: 0,
      muted: false,
      pinned: false,
      deleted: false,
      unreadCount: 0,
      visibility: "private",
      topic: null,
      lastSeq: 1,
      modifiedAt: room.createdAt,
    });
    expect(room.users).toMatchObject([
      {
        userId: ana.id,
        isAdmin: true,
        roomId: room.id,
        createdAt: room.createdAt,
        user: { displayName: "Ana" },
      },
      { userId: ben.id, isAdmin: false },
      { userId: cleo.id, isAdmin: false },
    ]);
    expect(Object.keys(answer.json.data.room).slice(0, 10)).toEqual([
      "id",
      "name",
      "users",
      "avatarFileId",
      "muted",
      "type",
      "deleted",
      "pinned",
      "createdAt",
      "modifiedAt",
    ]);
  });

  test("a group tells of its making, and its founders may read that", async () => {
    const room = await created(ana, { name: "Told", type: "group", userIds: [ben.id] });
    const message = await db().message.findFirstOrThrow({ where: { roomId: room.id } });
    expect(message).toMatchObject({ seq: 1, type: "system", senderId: ana.id, memberCount: 2 });
    expect(message.body).toEqual({
      text: "Ana created the group Told",
      subject: "Ana",
      subjectId: ana.id,
      type: "created_group",
      objects: ["Told"],
      objectIds: [room.id],
    });
    const members = await db().member.findMany({ where: { roomId: room.id } });
    expect(members.map(({ joinSeq, readTotal }) => ({ joinSeq, readTotal }))).toEqual([
      { joinSeq: 0, readTotal: 0 },
      { joinSeq: 0, readTotal: 0 },
    ]);
    const outbox = await db().outbox.findMany({ where: { roomId: room.id }, orderBy: { id: "asc" } });
    expect(outbox.map(({ type }) => type)).toEqual([
      "room.added",
      "room.added",
      "member.added",
      "member.added",
      "message.created",
    ]);
  });

  test("the type follows from the number of members", async () => {
    const [dora, emil] = [await aUser("Dora"), await aUser("Emil")];
    expect(await created(dora, { userIds: [emil.id] })).toMatchObject({ type: "private", name: "" });
    expect(await created(dora, { userIds: [emil.id, ana.id] })).toMatchObject({
      type: "group",
      name: "Untitled room",
    });
    expect(await created(dora, { visibility: "public" })).toMatchObject({
      type: "group",
      name: "Private room",
      visibility: "public",
    });
  });

  test.each(["type", "custom", "defined", "string"])("any word is a type: %s", async (type) => {
    expect(await created(ana, { type, userIds: [ben.id] })).toMatchObject({ type, name: "" });
  });

  test("admins named besides the creator are members", async () => {
    const room = await created(ana, { adminUserIds: [ben.id], userIds: [cleo.id] });
    expect(room.users.map(({ userId, isAdmin }) => [userId, isAdmin])).toEqual([
      [ana.id, true],
      [ben.id, true],
      [cleo.id, false],
    ]);
  });

  test("fields are converted as the published server does", async () => {
    const room = await created(ana, {
      name: 42,
      avatarFileId: "77",
      type: "custom",
      userIds: [String(ben.id), [cleo.id, 8]],
    });
    expect(room).toMatchObject({ name: "42", avatarFileId: 77 });
    expect(room.users.map(({ userId }) => userId)).toEqual([ana.id, ben.id, cleo.id]);
  });

  test("a file id of 52 bits survives", async () => {
    const avatarFileId = 2 ** 52 - 1;
    expect(await created(ana, { type: "group", avatarFileId })).toMatchObject({ avatarFileId });
  });

  test.each([
    ["name", { name: [42] }],
    ["name", { name: null }],
    ["name", { name: "a\u0000b" }],
    ["name", { name: "x".repeat(256) }],
    ["avatarFileId", { avatarFileId: "[42]" }],
    ["avatarFileId", { avatarFileId: "" }],
    ["avatarFileId", { avatarFileId: null }],
    ["avatarFileId", { avatarFileId: -1 }],
    ["type", { type: 42 }],
    ["type", { type: null }],
    ["userIds", { userIds: 42 }],
    ["userIds", { userIds: null }],
    ["userIds[0]", { userIds: ["string"] }],
    ["userIds[0]", { userIds: [true] }],
    ["userIds[0]", { userIds: [0] }],
    ["userIds[0]", { userIds: [1.5] }],
    ["adminUserIds[1]", { adminUserIds: [1, null] }],
    ["visibility", { visibility: "secret" }],
    ["topic", { topic: 5 }],
  ])("%s is refused in %j", async (field, body) => {
    const answer = await create(ana, body);
    expectError(answer, 400, /^Invalid params ValidationError: /);
    expect(answer.json.message).toContain(`body.${field} `);
  });

  test("validation speaks in the words of 11.3", async () => {
    expectError(
      await create(ana, { userIds: ["string"] }),
      400,
      'Invalid params ValidationError: body.userIds[0] must be a `number` type, but the final value was: `NaN` (cast from the value `"string"`).',
    );
  });

  test("400 for users that do not exist, those of userIds first", async () => {
    const body = { userIds: [ben.id, 525651651515, 999999], adminUserIds: [888888] };
    expectError(await create(ana, body), 400, "Users doesn't exist, ids: 525651651515,999999");
    expectError(await create(ana, { adminUserIds: [888888] }), 400, "Admin users doesn't exist, ids: 888888");
  });

  test("deleted users and guests of a chat do not exist either", async () => {
    const guest = await db().user.create({ data: { isGuest: true, verified: true } });
    const deleted = await db().user.create({ data: { deletedAt: new Date() } });
    const body = { type: "group", userIds: [guest.id, deleted.id] };
    expectError(await create(ana, body), 400, `Users doesn't exist, ids: ${guest.id},${deleted.id}`);
  });

  test("a private room has two members", async () => {
    expectError(await create(ana, {}), 400, "Private room must have 2 users");
    const body = { type: "private", userIds: [ben.id, cleo.id] };
    expectError(await create(ana, body), 400, "Private room must have 2 users");
  });

  test("a private room is not public", async () => {
    const body = { userIds: [ben.id], type: "private", visibility: "public" };
    expectError(await create(ana, body), 400, "Private room can't be public");
  });

  test("409 for a second private room of the same two, whoever asks", async () => {
    const [fred, gina] = [await aUser("Fred"), await aUser("Gina")];
    const room = await created(fred, { userIds: [gina.id] });
    expectError(await create(fred, { userIds: [gina.id] }), 409, "Room already exists");
    expectError(await create(gina, { type: "private", userIds: [fred.id] }), 409, "Room already exists");
    const found = await call(getPrivateRoom, { token: gina.token, params: { userId: String(fred.id) } });
    expect(dataOf(found, withRoom).room.id).toBe(room.id);
  });

  test("without team mode a private room needs a contact, and groups do not", async () => {
    const [hana, ivan] = [await aUser("Hana"), await aUser("Ivan")];
    const restore = setTeamMode(false);
    try {
      expectError(await create(hana, { userIds: [ivan.id] }), 400, "Other user is not your contact");
      await created(hana, { type: "group", userIds: [ivan.id] });
      await db().contact.create({ data: { userId: hana.id, contactId: ivan.id } });
      await created(hana, { userIds: [ivan.id] });
    } finally {
      restore();
    }
  });

  test("the same Idempotency-Key makes one room", async () => {
    const request = {
      token: ana.token,
      body: { type: "group" },
      headers: { "Idempotency-Key": "make-once" },
    };
    const first = dataOf(await call(POST, request), withRoom);
    const second = await call(POST, request);
    expect(dataOf(second, withRoom).room.id).toBe(first.room.id);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
  });

  test("a stranger without token learns nothing", async () => {
    const answer = await call(POST, { body: { name: null } });
    expect([answer.status, answer.text]).toEqual([401, "No access token"]);
  });
});

describe("2.4.3 GET /rooms/users/:userId", () => {
  test.each(["999999", "8851534158", "abc", "0"])("404 for %s", async (userId) => {
    expectError(await call(getPrivateRoom, { token: ana.token, params: { userId } }), 404, "Chat not found");
  });

  test("404 for oneself and for somebody one has no room with", async () => {
    const stranger = await aUser("Stranger");
    for (const id of [ana.id, stranger.id]) {
      const answer = await call(getPrivateRoom, { token: ana.token, params: { userId: String(id) } });
      expectError(answer, 404, "Chat not found");
    }
  });
});

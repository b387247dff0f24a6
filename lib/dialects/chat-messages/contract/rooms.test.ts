import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { chatRoom } from "@/lib/dialects/chat-messages/schemas";
import type { RoomId } from "@/lib/domain/ids";
import { anApiKey } from "@/lib/testing/api-key";
import { anApiToken } from "@/lib/testing/api-token";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { CHAT_MESSAGES_ROUTES, callerOf } from "@/lib/testing/chat-messages";
import { serve } from "@/lib/testing/http-server";

const strictRoom = z.strictObject(chatRoom.shape);

let ana: TestUser;
let ben: TestUser;
let token: string;
let tokenOfBen: string;
let ask: ReturnType<typeof callerOf>;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  [{ token }, { token: tokenOfBen }] = await Promise.all([anApiToken(ana.id), anApiToken(ben.id)]);
  ask = callerOf(await serve(CHAT_MESSAGES_ROUTES));
});

const roomOf = (answer: { status: number; json: unknown }) => {
  expect(answer).toMatchObject({ status: 200 });
  return strictRoom.parse(answer.json);
};
const create = async (body: object = { title: "Kitchen" }) =>
  roomOf(await ask(token, "/chat-rooms", { body }));
const change = (id: string | number, body: object, asToken = token) =>
  ask(asToken, `/chat-rooms/${id}`, { method: "PATCH", body });

describe("chat-rooms", () => {
  test("POST creates a private group with the caller as its admin", async () => {
    const room = await create({
      ...{ title: " Kitchen ", description: "Who cooks", picURL: "https://example.org/pan.png" },
      participants: [String(ben.id)],
    });
    expect(room).toEqual({
      id: expect.stringMatching(/^\d+$/),
      createdAt: expect.any(Number),
      createdBy: String(ana.id),
      ...{ title: "Kitchen", description: "Who cooks", picURL: "https://example.org/pan.png" },
      participants: [String(ana.id), String(ben.id)],
      participantsLastMessageSeen: {},
    });
    const stored = await db().room.findUniqueOrThrow({
      where: { id: Number(room.id) },
      include: { members: { orderBy: { userId: "asc" } } },
    });
    expect(stored).toMatchObject({ type: "group", visibility: "private", peopleCount: 2 });
    expect(stored.members.map(({ isAdmin }) => isAdmin)).toEqual([true, false]);
    expect(roomOf(await ask(tokenOfBen, `/chat-rooms/${room.id}/`))).toEqual(room);
  });

  test("members without a value are left out; participants are people", async () => {
    const room = await create();
    expect(Object.keys(room)).toEqual([
      ...["id", "createdAt", "createdBy", "title", "participants", "participantsLastMessageSeen"],
    ]);
    await anApiKey(Number(room.id) as RoomId, ana.id);
    expect(roomOf(await ask(token, `/chat-rooms/${room.id}`)).participants).toEqual([String(ana.id)]);
    const pair = await aRoom([ana, ben], { type: "private", name: "" });
    expect(roomOf(await ask(token, `/chat-rooms/${pair}`))).not.toHaveProperty("title");
  });

  test("GET lists the caller's rooms, the newest first, a page at a time", async () => {
    const ids = [(await create()).id, (await create()).id, (await create()).id];
    await aRoom([ben]);
    await db().room.update({ where: { id: Number(ids[1]) }, data: { deletedAt: new Date() } });
    const list = async (query: string) => {
      const { json } = await ask(token, `/chat-rooms${query}`);
      return z
        .array(strictRoom)
        .parse(json)
        .map(({ id }) => id);
    };
    expect(await list("")).toEqual([ids[2], ids[0]]);
    expect(await list("?$limit=1")).toEqual([ids[2]]);
    expect(await list("?$limit=1&$skip=1")).toEqual([ids[0]]);
    expect((await ask(token, "/chat-rooms?title=Kitchen")).status).toBe(400);
  });

  test("participantsLastMessageSeen tells of each who has seen one how far", async () => {
    const room = await create({ title: "Kitchen", participants: [String(ben.id)] });
    const post = async (text: string) =>
      (await ask(token, "/chat-messages", { body: { room: room.id, text } })).json.id as string;
    const [one] = [await post("one"), await post("two")];
    await ask(tokenOfBen, `/chat-messages/${one}`, { method: "PATCH", body: { seen: true } });
    const { participantsLastMessageSeen } = roomOf(await ask(token, `/chat-rooms/${room.id}`));
    expect(participantsLastMessageSeen).toEqual({ [String(ben.id)]: one });
  });

  test("PATCH changes what it names and leaves the rest", async () => {
    const cleo = await aUser("Cleo");
    const { id } = await create({
      title: "Kitchen",
      description: "Who cooks",
      participants: [String(ben.id)],
    });
    expect(roomOf(await change(id, { title: "Bar" }))).toMatchObject({
      title: "Bar",
      description: "Who cooks",
    });
    expect(roomOf(await change(id, { description: null }))).not.toHaveProperty("description");
    const participants = [String(cleo.id)];
    expect(roomOf(await change(id, { participants })).participants).toEqual([
      String(ana.id),
      String(cleo.id),
    ]);
    expect((await ask(tokenOfBen, `/chat-rooms/${id}`)).status).toBe(404);
  });

  test("a picture of ours is the room's in the messenger too, and null takes any away", async () => {
    const fileId = 3_100_000_000_001n + BigInt(ana.id);
    await db().file.create({
      data: {
        ...{
          id: fileId,
          uploaderId: ana.id,
          clientId: "c",
          size: 12,
          type: "avatar",
          sha256: new Uint8Array(32),
        },
        ...{ fileName: "pan.png", mimeType: "image/png" },
      },
    });
    const picURL = `${config().publicUrl}/api/upload/files/${fileId}`;
    const { id } = await create({ title: "Kitchen", picURL });
    expect(roomOf(await ask(token, `/chat-rooms/${id}`)).picURL).toBe(picURL);
    const { avatarFileId } = await db().room.findUniqueOrThrow({ where: { id: Number(id) } });
    expect(avatarFileId).toBe(fileId);
    expect(roomOf(await change(id, { picURL: null }))).not.toHaveProperty("picURL");
  });

  test("403 Forbidden for members who are no admins, and for a room of two", async () => {
    const { id } = await create({ title: "Kitchen", participants: [String(ben.id)] });
    const pair = await aRoom([ana, ben], { type: "private" });
    for (const answer of [
      await change(id, { title: "Mine" }, tokenOfBen),
      await change(pair, { title: "Ours" }),
    ]) {
      expect(answer).toMatchObject({ status: 403, json: { name: "Forbidden", code: 403, errors: {} } });
    }
  });

  test("404 NotFound alike for unknown, foreign and deleted rooms", async () => {
    const [foreign, deleted] = [await aRoom([ben]), await aRoom([ana])];
    await db().room.update({ where: { id: deleted }, data: { deletedAt: new Date() } });
    const ids = [foreign, deleted, 999_999, "99999999999", "abc"];
    for (const answers of [
      await Promise.all(ids.map((id) => ask(token, `/chat-rooms/${id}`))),
      await Promise.all(ids.map((id) => change(id, { title: "Mine" }))),
    ]) {
      expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 404));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    }
  });

  test.each<[string, object, string]>([
    ["no title", {}, "title"],
    ["an empty title", { title: "  " }, "title"],
    ["a title that is too long", { title: "x".repeat(256) }, "title"],
    ["a description that is a list", { title: "x", description: [] }, "description"],
    ["a picture that is no address", { title: "x", picURL: "data:image/png;base64,AAAA" }, "picURL"],
    ["participants that are no list", { title: "x", participants: "12" }, "participants"],
    ["a participant whom nobody knows", { title: "x", participants: ["999999"] }, "participants"],
  ])("400 BadRequest that names the field, for %s", async (_case, body, field) => {
    const count = await db().room.count();
    const answer = await ask(token, "/chat-rooms", { body });
    expect(answer).toMatchObject({ status: 400, json: { name: "BadRequest", code: 400 } });
    expect(Object.keys(answer.json.errors)).toEqual([field]);
    expect(await db().room.count()).toBe(count);
  });

  test("400 for a change with a participant whom nobody knows, and nothing is changed", async () => {
    const { id } = await create();
    const answer = await change(id, { title: "Bar", participants: ["999999"] });
    expect(Object.keys(answer.json.errors)).toEqual(["participants"]);
    expect(roomOf(await ask(token, `/chat-rooms/${id}`)).title).toBe("Kitchen");
  });
});

test("a dry run that there is not makes nothing", async () => {
  const answer = await ask(token, "/chat-rooms?dry_run=1", { body: { title: "Kitchen" } });
  expect(answer).toMatchObject({
    status: 400,
    json: { name: "BadRequest", message: expect.stringMatching("dry run") },
  });
  expect(await db().member.count({ where: { userId: ana.id } })).toBe(0);
});

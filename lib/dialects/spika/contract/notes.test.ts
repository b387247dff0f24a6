import { beforeEach, describe, expect, test } from "vitest";
import { DELETE, GET, PUT } from "@/app/api/messenger/notes/[id]/route";
import { GET as LIST, POST } from "@/app/api/messenger/notes/roomId/[roomId]/route";
import { db } from "@/lib/db/client";
import { noteAnswer, noteListAnswer } from "@/lib/dialects/spika/schemas/note";
import type { RoomId } from "@/lib/domain/ids";
import { listMessagesAfter } from "@/lib/domain/messages/list-messages";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { liveParts } from "@/lib/testing/live";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const TEXT = { title: "Rollout plan", content: "1. tag\n2. deploy" };
const UNKNOWN = ["8851534158", "65415361531115131", "abc", "0"];

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
const ofNote = (user: TestUser, id: string | number, method = "GET") => ({
  token: user.token,
  method,
  params: { id: String(id) },
});
const created = async (user = ana, text = TEXT) =>
  dataOf(await call(POST, { ...inRoom(user), body: text }), noteAnswer).note;
const systemMessages = async () => {
  const { messages } = await listMessagesAfter(ana.actor, roomId, { afterSeq: 0 });
  return messages.filter((message) => message.type === "system").map((message) => message.body);
};

describe("2.15 notes", () => {
  test("any member writes, reads, saves and deletes", async () => {
    const note = await created(ben);
    expect(Object.keys(note)).toEqual([
      "id",
      "title",
      "content",
      "roomId",
      "createdAt",
      "modifiedAt",
      "version",
      "updatedById",
    ]);
    expect(note).toMatchObject({ ...TEXT, roomId, version: 1, updatedById: ben.id });
    expect(note.modifiedAt).toBe(note.createdAt);
    expect(dataOf(await call(GET, ofNote(ana, note.id)), noteAnswer).note).toEqual(note);

    const saved = dataOf(
      await call(PUT, { ...ofNote(ana, note.id, "PUT"), body: { title: "Plan", content: "1. deploy" } }),
      noteAnswer,
    ).note;
    expect(saved).toMatchObject({ id: note.id, title: "Plan", content: "1. deploy", version: 2 });
    expect(saved.modifiedAt).toBeGreaterThanOrEqual(note.modifiedAt);

    expect((await call(DELETE, ofNote(ben, note.id, "DELETE"))).json).toEqual({
      status: "success",
      data: { deleted: true },
    });
    expectError(await call(GET, ofNote(ana, note.id)), 404, "Note not found");
    expect(dataOf(await call(LIST, inRoom(ana)), noteListAnswer).notes).toEqual([]);
    expect(await db().note.findUnique({ where: { id: note.id } })).toMatchObject({ title: "Plan" });
  });

  test("the list is in the order of ids", async () => {
    const notes = [await created(ana), await created(ben, { title: "B", content: "b" }), await created(ana)];
    expect(dataOf(await call(LIST, inRoom(ben)), noteListAnswer).notes).toEqual(notes);
  });

  test("each change tells the room by a system message (3.5.6)", async () => {
    const note = await created();
    await call(PUT, { ...ofNote(ben, note.id, "PUT"), body: { title: "Plan B", content: "x" } });
    await call(DELETE, ofNote(ana, note.id, "DELETE"));
    const body = (user: TestUser, type: string, verb: string, title: string) => ({
      text: `${user.name} ${verb} note ${title}`,
      subject: user.name,
      subjectId: user.id,
      type,
      objects: [title],
      objectIds: [note.id],
    });
    expect(await systemMessages()).toEqual([
      body(ana, "created_note", "created", "Rollout plan"),
      body(ben, "updated_note", "updated", "Plan B"),
      body(ana, "deleted_note", "deleted", "Plan B"),
    ]);
  });

  test("of two saves of one version one is refused, and tells nobody", async () => {
    const { id } = await created();
    const save = (user: TestUser, content: string) =>
      call(PUT, { ...ofNote(user, id, "PUT"), body: { title: "Plan", content, version: 1 } });
    const answers = await Promise.all([save(ben, "from his phone"), save(ben, "from his desk")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    if (refused) expectError(refused, 409, "The note was changed by somebody else meanwhile");
    expect(await systemMessages()).toHaveLength(2);
    const last = await call(PUT, { ...ofNote(ana, id, "PUT"), body: { title: "Plan", content: "last" } });
    expect(dataOf(last, noteAnswer).note).toMatchObject({ content: "last", version: 3 });
  });

  test("an editor that saves while somebody writes tells the room once", async () => {
    const { id } = await created(ana);
    const save = (user: TestUser, version?: number) =>
      call(PUT, { ...ofNote(user, id, "PUT"), body: { ...TEXT, version } });
    await save(ana, 1);
    await save(ben, 2);
    await save(ben, 3);
    await save(ben, 4);
    await save(ben); // a client of the contract has no versions: each of its saves is told
    await db().note.update({ where: { id }, data: { modifiedAt: new Date(Date.now() - 11 * 60_000) } });
    await save(ben, 6);
    const told = (await systemMessages()).map((body) => `${body.subject} ${body.type}`);
    const byBen = `${ben.name} updated_note`;
    expect(told).toEqual([`${ana.name} created_note`, byBen, byBen, byBen]);
  });

  test("what a note must have", async () => {
    const refused = async (body: unknown, message: string | RegExp) =>
      expectError(await call(POST, { ...inRoom(ana), body }), 400, message);
    await refused({}, "Invalid params ValidationError: body.content is a required field");
    await refused({ title: "A" }, "Invalid params ValidationError: body.content is a required field");
    await refused({ content: "A" }, "Invalid params ValidationError: body.title is a required field");
    await refused(
      { title: "", content: "a" },
      "Invalid params ValidationError: body.title is a required field",
    );
    await refused(
      { title: "A", content: "" },
      "Invalid params ValidationError: body.content is a required field",
    );
    await refused(
      { title: "A", content: null },
      /^Invalid params ValidationError: body\.content must be a `string`/,
    );
    await refused(
      { title: 5, content: "a" },
      /^Invalid params ValidationError: body\.title must be a `string` type/,
    );
    await refused(
      { title: "x".repeat(136), content: "a" },
      "Invalid params ValidationError: body.title must be at most 135 characters",
    );
    await refused({ title: "a\u0000b", content: "a" }, /U\+0000/);
    expect(await created(ana, { title: "x".repeat(135), content: "a" })).toMatchObject({ version: 1 });
  });

  test("the same key makes one note", async () => {
    const post = () =>
      call(POST, { ...inRoom(ana), body: TEXT, headers: { "idempotency-key": `note-${roomId}` } });
    const [first, again] = [await post(), await post()];
    expect(again.json).toEqual(first.json);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(dataOf(await call(LIST, inRoom(ana)), noteListAnswer).notes).toHaveLength(1);
  });
});

describe("2.15 errors", () => {
  test("403 for whoever is not in the room, known or not", async () => {
    for (const id of [roomId, ...UNKNOWN]) {
      expectError(
        await call(LIST, inRoom(cleo, id)),
        403,
        "You can't see chat notes because you are not participant in that chat.",
      );
      expectError(
        await call(POST, { ...inRoom(cleo, id), body: TEXT }),
        403,
        "You can't create chat note because you are not participant in that chat.",
      );
    }
    const { id } = await created();
    const refused = (verb: string) =>
      `You can't ${verb} chat note because you are not participant in that chat.`;
    expectError(await call(GET, ofNote(cleo, id)), 403, refused("see"));
    expectError(await call(PUT, { ...ofNote(cleo, id, "PUT"), body: TEXT }), 403, refused("update"));
    expectError(await call(DELETE, ofNote(cleo, id, "DELETE")), 403, refused("delete"));
  });

  test("404 for an unknown note", async () => {
    for (const id of UNKNOWN) {
      expectError(await call(GET, ofNote(ana, id)), 404, "Note not found");
      expectError(await call(PUT, { ...ofNote(ana, id, "PUT"), body: TEXT }), 404, "Not found");
      expectError(await call(DELETE, ofNote(ana, id, "DELETE")), 404, "Not found");
    }
  });

  test("401 without a token, before anything is looked at", async () => {
    expect(await call(LIST, { params: { roomId: String(roomId) } })).toMatchObject({
      status: 401,
      text: "No access token",
    });
  });

  test("a deleted room's notes are read, not changed", async () => {
    const { id } = await created();
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    expect(dataOf(await call(LIST, inRoom(ana)), noteListAnswer).notes).toHaveLength(1);
    expectError(await call(POST, { ...inRoom(ana), body: TEXT }), 403, "Chat is deleted");
    expectError(await call(PUT, { ...ofNote(ana, id, "PUT"), body: TEXT }), 403, "Chat is deleted");
    expectError(await call(DELETE, ofNote(ana, id, "DELETE")), 403, "Chat is deleted");
  });
});

test("native: the room hears of each change by note.changed", async () => {
  const { relay, listen } = await liveParts();
  const { heard } = await listen(ben, [`private-room-${roomId}`]);
  const note = await created();
  await relay.settle();
  await call(PUT, { ...ofNote(ana, note.id, "PUT"), body: { ...TEXT, version: 1 } });
  await relay.settle();
  await call(DELETE, ofNote(ana, note.id, "DELETE"));
  await relay.settle();
  const changes = () => heard.filter(({ name }) => name === "note.changed").map(({ data }) => data);
  await expect.poll(() => changes().length).toBe(3);
  expect(changes()[0]).toMatchObject({
    roomId,
    seq: expect.any(Number),
    note: { id: note.id, title: note.title },
  });
  expect(changes()[1]).toMatchObject({ note: { id: note.id, version: 2, updatedById: ana.id } });
  expect(changes()[2]).toMatchObject({ note: { id: note.id, deleted: true } });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GET as health } from "@/app/chat/api/chat/v1/health/route";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { listMessagesBefore } from "@/lib/domain/messages/list-messages";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { findUnread } from "@/lib/domain/receipts/find-unread";
import { joinRoom } from "@/lib/domain/rooms/join-room";
import { provide } from "@/lib/singleton";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { listed, read, said, say } from "@/lib/testing/chapi";
import { call } from "@/lib/testing/request";
import { aWorkspaceKey } from "@/lib/testing/workspace-key";

let ana: TestUser;
let ben: TestUser;
let key: string;
let botId: UserId;

const before = config();
beforeAll(() => provide("config", { ...before, rateLimits: false, publicUrl: "https://chat.example.org" }));
afterAll(() => provide("config", before));
beforeEach(async () => {
  await db().room.deleteMany();
  ana = await aUser("Ana", { isWorkspaceAdmin: true });
  ben = await aUser("Ben");
  ({ key, botId } = await aWorkspaceKey(ana.id));
});

const text = (roomId: RoomId, words: string, from = ana) =>
  sendMessage(from.actor, { roomId, type: "text", body: { text: words } });
const idOf = (room: { id: number } | undefined) => (room?.id ?? 0) as RoomId; // a brand is only a name
const roomsNamed = (name: string) => db().room.findMany({ where: { name }, include: { members: true } });

describe("POST messages", () => {
  test("says it in the named room, and answers the whole message", async () => {
    const roomId = await aRoom([ana, ben], { name: "Builds", visibility: "public" });
    const answer = await say(key, { messageRaw: "Hello from Terminal!", room: "Builds" });
    const message = said(answer);
    expect(message).toMatchObject({
      parsed: "Hello from Terminal!",
      authorUser: { name: "CI bot", email: null, avatarUrl: null },
      id: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(message.authorUser.id).toMatch(/^[\w-]{43}$/);
    expect(Math.abs(message.timestamp / 1_000 - Date.now())).toBeLessThan(60_000);
    expect(listed(await read(key, { query: { room: "Builds" } }))).toEqual([message]);

    const { messages } = await listMessagesBefore(ben.actor, roomId);
    expect(messages).toMatchObject([
      { body: { text: "Hello from Terminal!" }, senderId: botId, type: "text" },
    ]);
    expect(await findUnread(roomId, ben.id)).toMatchObject({ unreadCount: 1 });
  });

  test.each(["builds", "BUILDS", " Builds "])("finds the room by %j", async (room) => {
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    said(await say(key, { messageRaw: "Done", room }));
    expect(await db().message.count({ where: { roomId } })).toBe(1);
  });

  test("finds a room of another alphabet in any case", async () => {
    const roomId = await aRoom([ana], { name: "Ärger Σύριγγες", visibility: "public" });
    said(await say(key, { messageRaw: "Done", room: "ÄRGER ΣΎΡΙΓΓΕΣ" }));
    expect(await db().message.count({ where: { roomId } })).toBe(1);
  });

  test("finds the room by its id, also where another is called so", async () => {
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    await aRoom([ana], { name: String(roomId), visibility: "public" });
    said(await say(key, { messageRaw: "Done", room: String(roomId) }));
    expect(await db().message.count({ where: { roomId } })).toBe(1);
  });

  test("finds a room that is called by a number which is nobody's id", async () => {
    const roomId = await aRoom([ana], { name: "2147483646", visibility: "public" });
    said(await say(key, { messageRaw: "Done", room: "2147483646" }));
    expect(await db().message.count({ where: { roomId } })).toBe(1);
  });

  test("makes a public room of a name that nobody has, with the key's maker as its admin", async () => {
    said(await say(key, { messageRaw: "First", room: "Deploys" }));
    const [room, ...others] = await roomsNamed("Deploys");
    expect(others).toEqual([]);
    expect(room).toMatchObject({ visibility: "public", type: "group", peopleCount: 1 });
    expect(room?.members.map(({ userId, isAdmin }) => [userId, isAdmin]).sort()).toEqual(
      [
        [ana.id, true],
        [botId, false],
      ].sort(),
    );
    expect(await findUnread(idOf(room), ana.id)).toMatchObject({ unreadCount: 1 });
    await joinRoom(ben.actor, idOf(room));
  });

  test("makes one room, and loses no message, when many name it first at the same time", async () => {
    const keys = await Promise.all(Array.from({ length: 4 }, () => aWorkspaceKey(ana.id)));
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        say(keys[index % 4]?.key, { messageRaw: `Message ${index}`, room: index % 2 ? "Rush" : "RUSH" }),
      ),
    );
    const ids = answers.map((answer) => said(answer).id);
    expect(new Set(ids).size).toBe(24);
    const rooms = await db().room.findMany({ where: { name: { equals: "rush", mode: "insensitive" } } });
    expect(rooms).toHaveLength(1);
    expect(listed(await read(key, { query: { room: "rush", pageSize: 100 } }))).toHaveLength(24);
  });

  test("makes a bot a member once, without a word about it", async () => {
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    await Promise.all([1, 2, 3].map((n) => say(key, { messageRaw: `Build ${n}`, room: "Builds" })));
    expect(await db().member.count({ where: { roomId } })).toBe(2);
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 1 });
    expect(await db().message.count({ where: { roomId, type: "system" } })).toBe(0);
  });

  test("speaks in a private room that it was invited to", async () => {
    const roomId = await aRoom([ana, ben], { name: "Board" });
    await db().member.create({ data: { roomId, userId: botId } });
    said(await say(key, { messageRaw: "Minutes", room: "board" }));
    said(await say(key, { messageRaw: "More", room: String(roomId) }));
    expect(await db().message.count({ where: { roomId, senderId: botId } })).toBe(2);
  });

  test("prefers the rooms that it can see to somebody's private one of the same name", async () => {
    await aRoom([ben], { name: "Builds" });
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    said(await say(key, { messageRaw: "Done", room: "builds" }));
    expect(await db().message.count({ where: { roomId } })).toBe(1);
  });

  test("takes a deleted room's name for a new one", async () => {
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    said(await say(key, { messageRaw: "Done", room: "Builds" }));
    expect(await roomsNamed("Builds")).toHaveLength(2);
  });

  test("answers the first answer to the same Idempotency-Key, and says it once", async () => {
    const headers = { "idempotency-key": "build-17" };
    const body = { messageRaw: "Built 17", room: "Builds" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => say(key, body, { headers })));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get("idempotent-replayed") === "true")).toHaveLength(19);
    const [first] = answers;
    expect(listed(await read(key, { query: { room: "Builds" } }))).toEqual([first?.json]);
    const other = await say(key, { ...body, messageRaw: "Built 18" }, { headers });
    expect(other.status).toBe(422);
    expect((await roomsNamed("Builds")).length).toBe(1);
  });

  test("says with dry_run=1 what it would, and does nothing", async () => {
    const body = { messageRaw: "Hello", room: "Nowhere yet" };
    const answer = await say(key, body, { query: { dry_run: 1 } });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      parsed: "Hello",
      authorUser: { name: "CI bot", email: null, avatarUrl: null, id: expect.stringMatching(/^.{43}$/) },
    });
    expect(await db().room.count()).toBe(0);
    await aRoom([ben], { name: "Board" });
    expect((await say(key, { ...body, room: "Board" }, { query: { dry_run: 1 } })).status).toBe(403);
    expect((await say(key, { ...body, room: "123" }, { query: { dry_run: 1 } })).status).toBe(404);
    expect((await say(key, { ...body, room: undefined }, { query: { dry_run: 1 } })).status).toBe(400);
  });
});

describe("GET messages", () => {
  test("lists what people and programs have said, newest first and each at a time of its own", async () => {
    const roomId = await aRoom([ana, ben], { name: "Builds", visibility: "public" });
    const words = Array.from({ length: 40 }, (_, index) => `Message ${index + 1}`);
    await Promise.all(words.slice(0, 20).map((word) => text(roomId, word, ben)));
    for (const word of words.slice(20)) await text(roomId, word);
    const newest = listed(await read(key, { query: { room: "builds" } }));
    expect(newest).toHaveLength(30);
    expect(newest[0]).toMatchObject({ parsed: "Message 40", authorUser: { name: "Ana" } });

    const all: typeof newest = [];
    for (let ts = 0; ; ts = all.at(-1)?.timestamp ?? 0) {
      const page = listed(await read(key, { query: { room: "builds", pageSize: 7, ts } }));
      all.push(...page);
      if (page.length < 7) break;
    }
    expect(all).toHaveLength(40);
    expect(new Set(all.map(({ parsed }) => parsed))).toEqual(new Set(words));
    expect(new Set(all.map(({ id }) => id)).size).toBe(40);
    const times = all.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...new Set(times)].sort((a, b) => b - a));
  });

  test("gives a message and its author the same ids for ever, which tell no number", async () => {
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    const { id } = await text(roomId, "Hello");
    const [first] = listed(await read(key, { query: { room: "Builds" } }));
    const other = await aWorkspaceKey(ana.id);
    expect(listed(await read(other.key, { query: { room: "Builds" } }))).toEqual([first]);
    expect(Buffer.from(first?.id ?? "", "base64url")).toHaveLength(32);
    expect(first?.id).not.toContain(String(id));
    expect(first?.id).not.toBe(first?.authorUser.id);
  });

  test("tells the author's name, address and picture", async () => {
    const cleo = await aUser("Cleo", { emailAddress: "cleo@example.org" });
    await db().user.update({ where: { id: cleo.id }, data: { avatarFileId: 4_000_000_000_001n } });
    const roomId = await aRoom([cleo], { name: "Builds", visibility: "public" });
    await text(roomId, "Hello", cleo);
    const [message] = listed(await read(key, { query: { room: "Builds" } }));
    expect(message?.authorUser).toMatchObject({
      name: "Cleo",
      email: "cleo@example.org",
      avatarUrl: "https://chat.example.org/api/upload/files/4000000000001",
    });
  });

  test("outside of team mode keeps the addresses of people with whom it shares no room", async () => {
    const dora = await aUser("Dora", { emailAddress: "dora@example.org" });
    const roomId = await aRoom([dora], { name: "Builds", visibility: "public" });
    await text(roomId, "Hello", dora);
    const settings = config();
    provide("config", { ...settings, teamMode: false });
    const emailIn = async () =>
      listed(await read(key, { query: { room: "Builds" } })).at(-1)?.authorUser.email;
    expect(await emailIn()).toBeNull();
    said(await say(key, { messageRaw: "Hello", room: "Builds" }));
    expect(await emailIn()).toBe("dora@example.org");
    provide("config", settings);
  });

  test("leaves out system messages and what was deleted for all", async () => {
    said(await say(key, { messageRaw: "Stays", room: "Builds" })); // the room begins with a system message
    const [room] = await roomsNamed("Builds");
    const gone = await text(idOf(room), "Goes");
    await deleteMessage(ana.actor, gone.id, "all");
    expect(listed(await read(key, { query: { room: "Builds" } })).map(({ parsed }) => parsed)).toEqual([
      "Stays",
    ]);
  });

  test("shows a file by its words, or else by its name", async () => {
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    const file = { fileId: 1, file: { id: 1, fileName: "plan.pdf", mimeType: "application/pdf", size: 1 } };
    const row = { roomId, senderId: ana.id, type: "file" };
    await db().message.createMany({
      data: [
        { ...row, seq: 1, localId: "1", body: file },
        { ...row, seq: 2, localId: "2", body: { ...file, text: "The plan" } },
      ],
    });
    await db().room.update({ where: { id: roomId }, data: { lastSeq: 2 } });
    const parsed = listed(await read(key, { query: { room: "Builds" } })).map((message) => message.parsed);
    expect(parsed).toEqual(["The plan", "plan.pdf"]);
  });

  test("of a private room gives what was said since the key was invited", async () => {
    const roomId = await aRoom([ana, ben], { name: "Board" });
    await text(roomId, "Before");
    const { lastSeq } = await db().room.findUniqueOrThrow({ where: { id: roomId } });
    await db().member.create({ data: { roomId, userId: botId, joinSeq: lastSeq } });
    await text(roomId, "After");
    expect(listed(await read(key, { query: { room: "board" } })).map(({ parsed }) => parsed)).toEqual([
      "After",
    ]);
    expect(listed(await read(key, { query: { room: roomId } }))).toHaveLength(1);
  });

  test("makes the key no member of a public room that it reads", async () => {
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    expect(listed(await read(key, { query: { room: "Builds" } }))).toEqual([]);
    expect(await db().member.count({ where: { roomId } })).toBe(1);
  });

  test.each([
    ["1", 0],
    ["9223372036854775807", 1],
    ["9007199254740993", 1],
    ["0", 1],
  ])("takes ts=%s", async (ts, count) => {
    const roomId = await aRoom([ana], { name: "Builds", visibility: "public" });
    await text(roomId, "Hello");
    expect(listed(await read(key, { query: { room: "Builds", ts } }))).toHaveLength(count);
  });
});

describe("a test key", () => {
  test("speaks in the sandbox where it names no room, which comes to be by it", async () => {
    const test = await aWorkspaceKey(ana.id, { isTest: true, name: "Tryout" });
    for (const room of [undefined, null, "", "  "]) said(await say(test.key, { messageRaw: "Hi", room }));
    const [sandbox, ...others] = await roomsNamed("CHAPI sandbox");
    expect(others).toEqual([]);
    expect(sandbox).toMatchObject({ visibility: "public", peopleCount: 1 });
    expect(listed(await read(test.key))).toHaveLength(4);
    const second = await aWorkspaceKey(ana.id, { isTest: true });
    expect(listed(await read(second.key))).toHaveLength(4);
    expect(listed(await read(key, { query: { room: "chapi SANDBOX" } }))).toHaveLength(4);
  });

  test("makes the sandbox by reading it too, and one alone", async () => {
    const test = await aWorkspaceKey(ana.id, { isTest: true });
    const answers = await Promise.all([read(test.key), read(test.key), say(test.key, { messageRaw: "Hi" })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await roomsNamed("CHAPI sandbox")).toHaveLength(1);
  });

  test("does not take somebody's private room for the sandbox", async () => {
    await aRoom([ben], { name: "CHAPI sandbox" });
    const test = await aWorkspaceKey(ana.id, { isTest: true });
    said(await say(test.key, { messageRaw: "Hi" }));
    expect(await db().room.count({ where: { name: "CHAPI sandbox", visibility: "public" } })).toBe(1);
  });

  test("speaks elsewhere where it names a room", async () => {
    const test = await aWorkspaceKey(ana.id, { isTest: true });
    said(await say(test.key, { messageRaw: "Hi", room: "Builds" }));
    expect(await roomsNamed("Builds")).toHaveLength(1);
    expect(await roomsNamed("CHAPI sandbox")).toHaveLength(0);
  });
});

test("GET health says that the service is up", async () => {
  const { status, json } = await call(health, { headers: { "x-api-key": key } });
  expect([status, json]).toEqual([200, { status: "UP" }]);
});

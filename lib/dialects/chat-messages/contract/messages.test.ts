import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as postByKey } from "@/app/api/messaging/messages/route";
import { GET as listByMessenger } from "@/app/api/messenger/messages/roomId/[roomId]/route";
import { POST as sendByMessenger } from "@/app/api/messenger/messages/route";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { chatMessage } from "@/lib/dialects/chat-messages/schemas";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { markSeen } from "@/lib/domain/receipts/mark-seen";
import { anApiKey } from "@/lib/testing/api-key";
import { anApiToken } from "@/lib/testing/api-token";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { CHAT_MESSAGES_ROUTES, callerOf } from "@/lib/testing/chat-messages";
import { serve } from "@/lib/testing/http-server";
import { call } from "@/lib/testing/request";

const strictMessage = z.strictObject(chatMessage.shape);

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
let token: string;
let tokenOfBen: string;
let ask: ReturnType<typeof callerOf>;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  roomId = await aRoom([ana, ben]);
  [{ token }, { token: tokenOfBen }] = await Promise.all([anApiToken(ana.id), anApiToken(ben.id)]);
  ask = callerOf(await serve(CHAT_MESSAGES_ROUTES));
});

const create = async (body: object, asToken = token) => {
  const answer = await ask(asToken, "/chat-messages", { body: { room: String(roomId), ...body } });
  expect(answer).toMatchObject({ status: 200 });
  return strictMessage.parse(answer.json);
};
const find = async (query = "", asToken = token) => {
  const answer = await ask(asToken, `/chat-messages${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return z.array(strictMessage).parse(answer.json);
};
const texts = (messages: Array<{ text?: string }>) => messages.map(({ text }) => text);
const inMessenger = async (user = ben) => {
  const answer = await call(listByMessenger, { token: user.token, params: { roomId: String(roomId) } });
  return answer.json.data.list as Array<{
    id: number;
    type: string;
    body: Record<string, unknown>;
    createdAt: number;
  }>; // as its schema says
};
const refusal = (answer: { status: number; json: unknown }) => {
  const { name, code, message, errors } = answer.json as Record<string, unknown>; // its members are what is looked at
  expect(code).toBe(answer.status);
  expect(message).toEqual(expect.stringMatching(/\w/));
  return { code, name, fields: Object.keys(errors as object) };
};

describe("POST /chat-messages", () => {
  test("creates the message and answers it, without what has no value", async () => {
    const message = await create({ text: "Hello" });
    expect(message).toEqual({
      id: expect.stringMatching(/^\d+$/),
      createdAt: expect.any(Number),
      createdBy: String(ana.id),
      room: String(roomId),
      text: "Hello",
      seenBy: [String(ana.id)],
    });
    expect(Math.abs(message.createdAt - Date.now())).toBeLessThan(60_000);
    expect(await inMessenger()).toMatchObject([{ id: Number(message.id), body: { text: "Hello" } }]);
    expect(await inMessenger()).toMatchObject([{ source: "chat-messages" }]);
  });

  test("keeps the session, and takes the room's id as a number too", async () => {
    const message = await create({ room: roomId, text: "Hello", session: "shift-7" });
    expect(message).toMatchObject({ session: "shift-7", room: String(roomId) });
    expect(await find("?session=shift-7")).toEqual([message]);
    expect(await find("?session=shift-8")).toEqual([]);
  });

  test("shows a stated time, and does not reorder the room by it", async () => {
    const first = await create({ text: "first" });
    const stated = await create({ text: "long ago", createdAt: 1_600_000_000_000 });
    expect(stated.createdAt).toBe(1_600_000_000_000);
    expect(texts(await find())).toEqual(["long ago", "first"]);
    expect(texts(await find(`?createdAt[$lt]=${first.createdAt + 1}`))).toContain("first");
    expect(texts(await find("?createdAt[$lt]=1600000000001"))).toEqual([]);
    const [shown] = await inMessenger();
    expect(shown?.createdAt).toBeGreaterThan(1_600_000_000_000);
  });

  test("takes up to five minutes in the future for clocks that differ, and no more", async () => {
    const soon = Date.now() + 4 * 60_000;
    expect((await create({ text: "soon", createdAt: soon })).createdAt).toBe(soon);
    const late = await ask(token, "/chat-messages", {
      body: { room: roomId, text: "x", createdAt: soon + 120_000 },
    });
    expect(refusal(late)).toEqual({ code: 400, name: "BadRequest", fields: ["createdAt"] });
  });

  test("a file of ours is a file message in the messenger, by its id or by its URL", async () => {
    const id = 3_000_000_000_001n + BigInt(roomId);
    await db().file.create({
      data: {
        ...{ id, uploaderId: ana.id, clientId: "c", size: 12, type: "message", sha256: new Uint8Array(32) },
        ...{ fileName: "cat.png", mimeType: "image/png", sniffedType: "image/png", width: 4, height: 3 },
      },
    });
    for (const media of [String(id), Number(id), `${config().publicUrl}/api/upload/files/${id}`]) {
      expect(await create({ text: "My cat", media })).toMatchObject({ text: "My cat", media: String(id) });
      const [shown] = await inMessenger();
      expect(shown).toMatchObject({ type: "image", body: { fileId: Number(id), text: "My cat" } });
    }
    expect(await create({ media: String(id) })).not.toHaveProperty("text");
    // Nobody sends on what they may not see.
    const foreign = await ask(tokenOfBen, "/chat-messages", {
      body: { room: roomId, media: "3000000000000" },
    });
    expect(refusal(foreign)).toEqual({ code: 400, name: "BadRequest", fields: ["media"] });
  });

  test("any other address is a link in the text for the others, and media here", async () => {
    const media = "https://example.org/a.mp4";
    expect(await create({ text: "Look", media })).toMatchObject({ text: "Look", media });
    const alone = await create({ media });
    expect(alone).toMatchObject({ media });
    expect(alone).not.toHaveProperty("text");
    expect((await inMessenger()).map(({ body }) => body.text)).toEqual([media, `Look\n${media}`]);
  });

  test("counts unread, and is answered in the words of the other APIs", async () => {
    await create({ text: "one" });
    const { findUnread } = await import("@/lib/domain/receipts/find-unread");
    expect(await findUnread(roomId, ben.id)).toMatchObject({ unreadCount: 1 });
    expect(await findUnread(roomId, ana.id)).toMatchObject({ unreadCount: 0 });
  });

  test.each<[string, object, string[]]>([
    ["no room", { room: undefined, text: "x" }, ["room"]],
    ["a room that is no id", { room: "kitchen", text: "x" }, ["room"]],
    ["neither text nor media", {}, ["text"]],
    ["empty text", { text: "  " }, ["text"]],
    ["text that is a number", { text: 5 }, ["text"]],
    ["text over the limit", { text: "x".repeat(16_385) }, ["text"]],
    ["the character NUL", { text: "a\u0000b" }, ["text"]],
    ["media that is no address", { media: "javascript:alert(1)" }, ["media"]],
    ["media that is nobody's file", { media: "77" }, ["media"]],
    ["a session that is too long", { text: "x", session: "s".repeat(256) }, ["session"]],
    ["a session that is a list", { text: "x", session: [] }, ["session"]],
    ["a time that is text", { text: "x", createdAt: "today" }, ["createdAt"]],
    ["a time before there was any", { text: "x", createdAt: -1 }, ["createdAt"]],
  ])("400 BadRequest that names the field, for %s", async (_case, body, fields) => {
    const answer = await ask(token, "/chat-messages", { body: { room: String(roomId), ...body } });
    expect(refusal(answer)).toEqual({ code: 400, name: "BadRequest", fields });
    expect(await db().message.count({ where: { roomId } })).toBe(0);
  });

  test("400 for what is not JSON, 415 for another type, 413 over 1 MiB", async () => {
    expect(refusal(await ask(token, "/chat-messages", { body: "{" }))).toMatchObject({
      code: 400,
      name: "BadRequest",
    });
    const plain = await ask(token, "/chat-messages", {
      body: "x",
      headers: { "content-type": "text/plain" },
    });
    expect(refusal(plain)).toMatchObject({ code: 415, name: "UnsupportedMediaType" });
    const large = await ask(token, "/chat-messages", { body: { room: roomId, text: "x".repeat(1_100_000) } });
    expect(refusal(large)).toMatchObject({ code: 413, name: "PayloadTooLarge" });
  });

  test("404 NotFound for a room that is not the caller's, as for an unknown one", async () => {
    const foreign = await aRoom([ben]);
    const answers = await Promise.all(
      [foreign, 999_999, "99999999999"].map((room) =>
        ask(token, "/chat-messages", { body: { room, text: "x" } }),
      ),
    );
    expect(answers.map((answer) => refusal(answer))).toEqual(
      Array.from({ length: 3 }, () => ({ code: 404, name: "NotFound", fields: [] })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe("GET /chat-messages", () => {
  test("finds what was said through every API, newest first", async () => {
    await call(sendByMessenger, {
      token: ben.token,
      body: { roomId, type: "text", body: { text: "by the messenger" } },
    });
    const { key, botId } = await anApiKey(roomId, ana.id);
    await call(postByKey, { token: key, body: { roomId, type: "text", body: { text: "by a key" } } });
    await create({ text: "by a token" });
    const found = await find();
    expect(texts(found)).toEqual(["by a token", "by a key", "by the messenger"]);
    expect(found.map(({ createdBy }) => Number(createdBy))).toEqual([ana.id, botId, ben.id]);
    expect(found[1]?.seenBy).toEqual([]);
  });

  test("filters by room, author and both ends of time, and sorts either way", async () => {
    const other = await aRoom([ana]);
    await create({ text: "elsewhere", room: String(other) });
    const one = await create({ text: "one" });
    await create({ text: "two" }, tokenOfBen);
    expect(texts(await find(`?room=${roomId}`))).toEqual(["two", "one"]);
    expect(texts(await find(`?createdBy=${ben.id}`))).toEqual(["two"]);
    expect(texts(await find("?$sort[createdAt]=1"))).toEqual(["elsewhere", "one", "two"]);
    expect(texts(await find("?%24sort%5BcreatedAt%5D=1&%24limit=1&%24skip=1"))).toEqual(["one"]);
    expect(texts(await find(`?room=${roomId}&createdAt[$gt]=${one.createdAt - 1}`))).toContain("one");
    expect(texts(await find(`?createdAt[$gt]=${one.createdAt}`))).not.toContain("one");
    expect(texts(await find(`?createdAt[$lt]=${one.createdAt}`))).not.toContain("one");
  });

  test("pages without gaps by the header Link, also where many share a millisecond", async () => {
    const other = await aRoom([ana, ben]);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => create({ text: `${n}`, room: String(n % 2 ? roomId : other) })),
    );
    for (const sort of ["1", "-1"]) {
      const seen: string[] = [];
      let path: string | undefined = `/chat-messages?$limit=7&$sort[createdAt]=${sort}`;
      while (path) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(token, path);
        seen.push(
          ...z
            .array(strictMessage)
            .parse(answer.json)
            .map(({ id }) => id),
        );
        path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
      }
      expect(seen).toHaveLength(40);
      expect(new Set(seen).size).toBe(40);
    }
  });

  test("answers 50 where nothing is said and 200 at most; skips 10,000 at most", async () => {
    await db().message.createMany({
      data: Array.from({ length: 210 }, (_, n) => ({
        ...{ roomId, seq: n + 1, senderId: ana.id, localId: `${n}`, type: "text", body: { text: `${n}` } },
        createdAt: new Date(1_700_000_000_000 + n * 1_000),
      })),
    });
    await db().room.update({ where: { id: roomId }, data: { lastSeq: 210 } });
    expect(await find()).toHaveLength(50);
    expect(await find("?$limit=1000")).toHaveLength(200);
    expect(texts(await find(`?$limit=2&createdAt[$lt]=${1_700_000_000_000 + 100_000}`))).toEqual([
      "99",
      "98",
    ]);
    expect(
      texts(await find(`?$limit=2&$sort[createdAt]=1&createdAt[$gt]=${1_700_000_000_000 + 100_000}`)),
    ).toEqual(["101", "102"]);
    expect(await find("?$skip=10000")).toEqual([]);
    expect(refusal(await ask(token, "/chat-messages?$skip=10001"))).toEqual({
      ...{ code: 400, name: "BadRequest", fields: ["$skip"] },
    });
  });

  test("leaves out what the system told, what was deleted or hidden, and what was said before one came", async () => {
    const [hidden, deleted] = [await create({ text: "hidden" }), await create({ text: "deleted" })];
    await deleteMessage(ana.actor, Number(deleted.id) as MessageId, "all");
    await deleteMessage(ana.actor, Number(hidden.id) as MessageId, "user");
    await create({ text: "kept" });
    expect(texts(await find())).toEqual(["kept"]);
    expect(texts(await find("", tokenOfBen))).toEqual(["kept", "hidden"]);
    await db().member.update({ where: { roomId_userId: { roomId, userId: ben.id } }, data: { joinSeq: 2 } });
    expect(texts(await find("", tokenOfBen))).toEqual(["kept"]);
    expect((await ask(tokenOfBen, `/chat-messages/${hidden.id}`)).status).toBe(404);
  });

  test("leaves out of a room of two what a blocked person says", async () => {
    const pair = await aRoom([ana, ben], { type: "private" });
    await db().block.create({ data: { userId: ana.id, blockedId: ben.id } });
    const said = await create({ text: "unheard", room: String(pair) }, tokenOfBen);
    expect(await find()).toEqual([]);
    expect((await ask(token, `/chat-messages/${said.id}`)).status).toBe(404);
    const answer = await ask(token, "/chat-messages", { body: { room: pair, text: "x" } });
    expect(refusal(answer)).toMatchObject({ code: 403, name: "Forbidden" });
  });

  test.each([
    ["a filter that there is not", "?colour=red", "query"],
    ["a limit that is no number", "?$limit=many", "$limit"],
    ["a limit that is given twice", "?$limit=1&$limit=2", "$limit"],
    ["a time that is no number", "?createdAt[$lt]=yesterday", "createdAt[$lt]"],
    ["an order that there is not", "?$sort[createdAt]=2", "$sort[createdAt]"],
    ["an author that is no id", "?createdBy=ana", "createdBy"],
  ])("400 for %s", async (_case, query, field) => {
    expect(refusal(await ask(token, `/chat-messages${query}`))).toEqual({
      ...{ code: 400, name: "BadRequest", fields: [field] },
    });
  });

  test("404 for the messages of a room that is not the caller's", async () => {
    const foreign = await aRoom([ben]);
    const answers = await Promise.all(
      [foreign, 999_999].map((room) => ask(token, `/chat-messages?room=${room}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });
});

describe("GET and PATCH /chat-messages/:id", () => {
  test("answers one message, also with a slash behind it", async () => {
    const message = await create({ text: "Hello", session: "s" });
    for (const path of [`/chat-messages/${message.id}`, `/chat-messages/${message.id}/`]) {
      expect((await ask(token, path)).json).toEqual(message);
    }
    expect((await ask(token, "/chat-messages/")).json).toEqual([message]);
  });

  test("404 alike for unknown, foreign, deleted ones and for what is no id", async () => {
    const foreign = await create({ text: "x", room: String(await aRoom([ben])) }, tokenOfBen);
    const deleted = await create({ text: "y" });
    await deleteMessage(ana.actor, Number(deleted.id) as MessageId, "all");
    const ids = [foreign.id, deleted.id, "999999", "99999999999999", "abc"];
    for (const method of ["GET", "PATCH"]) {
      const body = method === "PATCH" ? { seen: true } : undefined;
      const answers = await Promise.all(
        ids.map((id) => ask(token, `/chat-messages/${id}`, { method, body })),
      );
      expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 404));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    }
  });

  test("a seen mark is the caller's, goes up to the message, and never moves back", async () => {
    const [one, two, three] = [
      await create({ text: "1" }),
      await create({ text: "2" }),
      await create({ text: "3" }),
    ];
    const see = (id: string) =>
      ask(tokenOfBen, `/chat-messages/${id}`, { method: "PATCH", body: { seen: true } });
    const seenBoth = [String(ana.id), String(ben.id)];
    expect((await see(two.id)).json).toEqual({ ...two, seenBy: seenBoth });
    expect((await find()).map(({ seenBy }) => seenBy.length)).toEqual([1, 2, 2]);
    expect((await see(one.id)).json).toEqual({ ...one, seenBy: seenBoth });
    expect((await ask(token, `/chat-messages/${three.id}`)).json.seenBy).toEqual([String(ana.id)]);
    const { findUnread } = await import("@/lib/domain/receipts/find-unread");
    expect(await findUnread(roomId, ben.id)).toMatchObject({ unreadCount: 1 });
    await markSeen(ben.actor, roomId);
    expect((await ask(token, `/chat-messages/${three.id}`)).json.seenBy).toEqual(seenBoth);
  });

  test.each([[{}], [{ seen: false }], [{ seen: "yes" }]])("400 for %j", async (body) => {
    const { id } = await create({ text: "Hello" });
    const answer = await ask(token, `/chat-messages/${id}`, { method: "PATCH", body });
    expect(refusal(answer)).toEqual({ code: 400, name: "BadRequest", fields: ["seen"] });
  });

  test("405 for other methods, 404 for other paths, 200 for OPTIONS", async () => {
    expect(refusal(await ask(token, "/chat-messages", { method: "DELETE" }))).toMatchObject({ code: 405 });
    expect(refusal(await ask(token, "/chat-messages/1/2"))).toMatchObject({ code: 404, name: "NotFound" });
    const options = await ask(undefined, "/chat-messages", { method: "OPTIONS" });
    expect(options.status).toBe(200);
    expect(options.headers.get("access-control-allow-headers")).toContain("Authorization");
  });
});

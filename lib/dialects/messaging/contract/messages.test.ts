import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as route from "@/app/api/messaging/messages/route";
import { db } from "@/lib/db/client";
import { postedMessage } from "@/lib/dialects/messaging/schemas";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";

const success = z.strictObject({
  status: z.literal("success"),
  data: z.strictObject({ message: z.strictObject(postedMessage.shape) }),
});

async function aKeyedRoom() {
  const ana = await aUser();
  const ben = await aUser("Ben");
  const roomId = await aRoom([ana, ben]);
  return { ana, ben, roomId, ...(await anApiKey(roomId, ana.id)) };
}

const post = (key: string | undefined, body: unknown, headers: Record<string, string> = {}) =>
  call(route.POST, { method: "POST", body, headers: { ...(key ? { accesstoken: key } : {}), ...headers } });

describe("POST /api/messaging/messages", () => {
  test("stores the message and answers it in the contract's shape", async () => {
    const { roomId, key, botId } = await aKeyedRoom();
    const answer = await post(key, { roomId, type: "text", body: { text: "Hello" } });
    expect(answer.status).toBe(200);
    const { message } = success.parse(answer.json).data;
    expect(message).toMatchObject({
      roomId,
      fromUserId: botId,
      totalUserCount: 2,
      deliveredCount: 0,
      seenCount: 0,
      body: { text: "Hello" },
      localId: null,
      deleted: false,
    });
    expect(message.createdAt).toBe(message.modifiedAt);
    expect(Math.abs(message.createdAt - Date.now())).toBeLessThan(60_000);
  });

  test("takes the body as a JSON string too", async () => {
    const { roomId, key } = await aKeyedRoom();
    const answer = await post(key, { roomId, type: "text", body: '{"text":"my message"}' });
    expect(success.parse(answer.json).data.message.body).toEqual({ text: "my message" });
  });

  test.each([[5], ["five"]])("answers localId %j as it came, and stores once", async (localId) => {
    const { roomId, key } = await aKeyedRoom();
    const first = await post(key, { roomId, type: "text", body: { text: "one" }, localId });
    const again = await post(key, { roomId, type: "text", body: { text: "two" }, localId });
    expect(first.json.data.message.localId).toBe(localId);
    expect(again.json).toEqual(first.json);
    expect(await db().message.count({ where: { roomId } })).toBe(1);
  });

  test.each<[string, (valid: object, otherRoom: number) => unknown, RegExp]>([
    ["no roomId", (valid) => ({ ...valid, roomId: undefined }), /roomId/],
    ["a roomId that is text", (valid) => ({ ...valid, roomId: "5" }), /roomId/],
    ["an unknown room", (valid) => ({ ...valid, roomId: 999_999 }), /roomId/],
    ["a room beyond 32 bits", (valid) => ({ ...valid, roomId: 8_851_534_158 }), /roomId/],
    ["a room that the key does not belong to", (valid, roomId) => ({ ...valid, roomId }), /roomId/],
    ["another type", (valid) => ({ ...valid, type: "image" }), /type/],
    ["no type", (valid) => ({ ...valid, type: undefined }), /type/],
    ["no body", (valid) => ({ ...valid, body: undefined }), /body/],
    ["a body that is a list", (valid) => ({ ...valid, body: [] }), /body/],
    ["a body that is text", (valid) => ({ ...valid, body: "Hello" }), /body/],
    ["empty text", (valid) => ({ ...valid, body: { text: "  " } }), /text/],
    ["text that is a number", (valid) => ({ ...valid, body: { text: 5 } }), /text/],
    ["text over the limit", (valid) => ({ ...valid, body: { text: "x".repeat(16_385) } }), /16384/],
    ["the character NUL", (valid) => ({ ...valid, body: { text: "a\u0000b" } }), /U\+0000/],
    ["a localId that is a list", (valid) => ({ ...valid, localId: [] }), /localId/],
    ["a list as the whole", () => [], /object/],
  ])("refuses %s with 400 and one sentence that names it", async (_case, change, sentence) => {
    const { ana, roomId, key } = await aKeyedRoom();
    const other = await aRoom([ana]);
    const answer = await post(key, change({ roomId, type: "text", body: { text: "Hello" } }, other));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ status: "error", message: expect.stringMatching(sentence) });
    expect(await db().message.count({ where: { roomId } })).toBe(0);
  });

  test("refuses a body that is not JSON, and one of another type", async () => {
    const { key } = await aKeyedRoom();
    expect(await post(key, "{")).toMatchObject({
      status: 400,
      json: { status: "error", message: "Invalid JSON" },
    });
    const plain = await post(key, "Hello", { "content-type": "text/plain" });
    expect(plain).toMatchObject({ status: 415, json: { status: "error" } });
  });

  test("answers 401 in the envelope without a key and for an unknown one, whatever the body", async () => {
    const { roomId } = await aKeyedRoom();
    const body = { roomId, type: "text", body: { text: "Hello" } };
    expect(await post(undefined, body)).toMatchObject({
      status: 401,
      json: { status: "error", message: "No access token" },
    });
    for (const anyBody of [body, {}, "{", { ...body, type: "image" }]) {
      expect(await post("unknown", anyBody)).toMatchObject({
        status: 401,
        json: { status: "error", message: "Invalid access token" },
      });
    }
  });

  test("answers 401 for a deleted key", async () => {
    const { roomId, key, id } = await aKeyedRoom();
    await db().apiKey.delete({ where: { id } });
    const answer = await post(key, { roomId, type: "text", body: { text: "Hello" } });
    expect(answer).toMatchObject({ status: 401, json: { message: "Invalid access token" } });
  });

  test("answers 403 in a deleted room", async () => {
    const { roomId, key } = await aKeyedRoom();
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    const answer = await post(key, { roomId, type: "text", body: { text: "Hello" } });
    expect(answer).toMatchObject({ status: 403, json: { status: "error", message: "Room is deleted" } });
  });

  test("answers 413 over 1 MiB", async () => {
    const { roomId, key } = await aKeyedRoom();
    const answer = await post(key, { roomId, type: "text", body: { text: "x".repeat(1_100_000) } });
    expect(answer).toMatchObject({ status: 413, json: { status: "error" } });
  });

  test("answers 429 with Retry-After over the key's rate, and 200 to another key", async () => {
    const one = await aKeyedRoom();
    const two = await aKeyedRoom();
    const body = { roomId: one.roomId, type: "text", body: { text: "Hello" } };
    const answers = await Promise.all(Array.from({ length: 130 }, () => post(one.key, body)));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused[0]?.json.status).toBe("error");
    expect((await post(two.key, { ...body, roomId: two.roomId })).status).toBe(200);
  });

  test("tells the rate and the request's id in headers", async () => {
    const { roomId, key } = await aKeyedRoom();
    const { headers } = await post(key, { roomId, type: "text", body: { text: "Hello" } });
    expect(headers.get("x-ratelimit-limit")).toBe("100");
    expect(headers.get("x-ratelimit-remaining")).toBe("99");
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{8,}$/);
  });

  test("answers the first answer to the same Idempotency-Key, and 422 to another body", async () => {
    const { roomId, key } = await aKeyedRoom();
    const body = { roomId, type: "text", body: { text: "once" } };
    const headers = { "idempotency-key": "deploy-1" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(key, body, headers)));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get("idempotent-replayed") === "true")).toHaveLength(19);
    expect(await db().message.count({ where: { roomId } })).toBe(1);
    const other = await post(key, { ...body, body: { text: "twice" } }, headers);
    expect(other).toMatchObject({ status: 422, json: { status: "error" } });
  });

  test("answers 405 to other methods", async () => {
    const { key } = await aKeyedRoom();
    const answer = await call(route.GET, { token: key });
    expect(answer).toMatchObject({ status: 405, json: { status: "error" } });
    expect(answer.headers.get("allow")).toContain("POST");
  });

  test("names the bot, raises unread counts and shows up to members", async () => {
    const { ben, roomId, key } = await aKeyedRoom();
    await post(key, { roomId, type: "text", body: { text: "Hello" } });
    const { listMessagesBefore } = await import("@/lib/domain/messages/list-messages");
    const { findUnread } = await import("@/lib/domain/receipts/find-unread");
    const page = await listMessagesBefore(ben.actor, roomId);
    expect(page.messages.map((message) => message.body)).toEqual([{ text: "Hello" }]);
    expect(await findUnread(roomId, ben.id)).toMatchObject({ unreadCount: 1 });
    expect(page.messages).toMatchObject([{ source: "messaging" }]);
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { POST as postByKey } from "@/app/api/messaging/messages/route";
import { GET } from "@/app/api/messenger/api-keys/[id]/calls/route";
import { GET as GET_OF_TOKEN } from "@/app/api/messenger/me/api-tokens/[id]/calls/route";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { apiCallsPage } from "@/lib/dialects/spika/schemas/api-call";
import { CALLS_KEPT, flushCalls, noteCall, sweepCalls } from "@/lib/domain/api-calls/note-call";
import type { ApiTokenId, RoomId } from "@/lib/domain/ids";
import { provide } from "@/lib/singleton";
import { anApiKey } from "@/lib/testing/api-key";
import { anApiToken } from "@/lib/testing/api-token";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

let ana: TestUser;
let ben: TestUser;
let roomId: RoomId;
let key: { id: number; key: string };
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
  roomId = await aRoom([ana, ben]);
  key = await anApiKey(roomId, ana.id);
});

const post = (body: unknown, headers: Record<string, string> = {}, token = key.key) =>
  call(postByKey, { token, body, headers });
const text = (said: string) => ({ roomId, type: "text", body: { text: said } });
const log = async (query = {}) =>
  dataOf(await call(GET, { token: ana.token, params: { id: String(key.id) }, query }), apiCallsPage);

const ordinary = (apiTokenId: number, ms: number) => ({
  key: { apiTokenId: apiTokenId as ApiTokenId }, // a brand is only a name for the compiler
  ...{ at: new Date(), status: 200, reason: null, requestId: "request-1", messageId: null, ms },
});

describe("native: a key's log of calls", () => {
  test("every call stands in it at once, with its status, reason, request id and message", async () => {
    const posted = await post(text("Hello"), { "x-request-id": "deploy-42-a" });
    await post(text(""));
    await post({ ...text("Hello"), type: "image" });
    const { list, nextCursor } = await log();
    expect(list).toMatchObject([
      { status: 400, reason: 'type: type must be "text"', messageId: null },
      { status: 400, reason: "body.text is missing or empty", messageId: null },
      { status: 200, reason: null, requestId: "deploy-42-a", messageId: posted.json.data.message.id },
    ]);
    expect(nextCursor).toBeNull();
    for (const { at, ms } of list) {
      expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
      expect(ms).toBeGreaterThanOrEqual(0);
    }
  });

  test("a retry says that it is one", async () => {
    const headers = { "idempotency-key": "deploy" };
    await post(text("once"), headers);
    await post(text("once"), headers);
    await post(text("other"), headers);
    const reasons = (await log()).list.map(({ status, reason }) => [status, reason]);
    expect(reasons).toEqual([
      [422, "Idempotency-Key was used with another request"],
      [200, "The first answer again: the Idempotency-Key was known"],
      [200, null],
    ]);
  });

  test("what is refused for its rate is in it", async () => {
    const before = config();
    provide("config", { ...before, messagingRate: { perSecond: 1, burst: 3 } });
    await Promise.all(Array.from({ length: 10 }, () => post(text("fast"))));
    provide("config", before);
    await flushCalls();
    const refused = await db().apiCall.findFirst({ where: { apiKeyId: key.id, status: 429 } });
    expect(refused).toMatchObject({ reason: expect.stringMatching("Too many"), messageId: null });
  });

  test("calls with no key, or one that nobody has, are in nobody's", async () => {
    const before = await db().apiCall.count();
    await post(text("Hello"), {}, "unknown");
    await call(postByKey, { body: text("Hello") });
    await flushCalls();
    expect(await db().apiCall.count()).toBe(before);
  });

  test("it pages without gaps, newest first", async () => {
    const { id } = await anApiToken(ana.id);
    for (let ms = 0; ms < 120; ms++) noteCall(ordinary(id, ms));
    const seen: number[] = [];
    for (let cursor: number | null = 0; cursor !== null; ) {
      const query: Record<string, number> = cursor === 0 ? {} : { cursor };
      const answer = await call(GET_OF_TOKEN, { token: ana.token, params: { id: String(id) }, query });
      const page = dataOf(answer, apiCallsPage);
      seen.push(...page.list.map(({ ms }) => ms));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => 119 - index));
  });

  test("of each key the newest thousand are kept, and nothing older than 30 days", async () => {
    const { id } = await anApiToken(ana.id);
    for (let round = 0; round < 3; round++) {
      for (let ms = 0; ms < CALLS_KEPT; ms++) noteCall(ordinary(id, ms));
      await flushCalls();
    }
    expect(await db().apiCall.count({ where: { apiTokenId: id } })).toBe(CALLS_KEPT);
    const at = new Date(Date.now() - 31 * 86_400_000);
    await db().apiCall.updateMany({ where: { apiTokenId: id }, data: { at } });
    await sweepCalls();
    expect(await db().apiCall.count({ where: { apiTokenId: id } })).toBe(0);
  });

  test("it is written by itself within moments, and not by the calls", async () => {
    const { id } = await anApiToken(ana.id);
    noteCall(ordinary(id, 1));
    expect(await db().apiCall.count({ where: { apiTokenId: id } })).toBe(0);
    await vi.waitFor(
      async () => expect(await db().apiCall.count({ where: { apiTokenId: id } })).toBe(1),
      5_000,
    );
  });

  test("the room's admins alone read a key's, and a token's its owner alone", async () => {
    const params = { id: String(key.id) };
    expectError(
      await call(GET, { token: ben.token, params }),
      403,
      "User is not in room or he is not admin in this room",
    );
    expectError(await call(GET, { token: ana.token, params: { id: "999999" } }), 404, "Not found");
    const { id } = await anApiToken(ana.id);
    const ofToken = (token: string) => call(GET_OF_TOKEN, { token, params: { id: String(id) } });
    expect((await ofToken(ana.token)).status).toBe(200);
    expectError(await ofToken(ben.token), 404, "Not found");
  });

  test("400 for a cursor that is none", async () => {
    const answer = await call(GET, {
      token: ana.token,
      params: { id: String(key.id) },
      query: { cursor: "x" },
    });
    expectError(answer, 400, /cursor/);
  });
});

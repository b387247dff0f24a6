import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import type { UserId } from "@/lib/domain/ids";
import { routes } from "@/lib/generated/routes";
import { provide } from "@/lib/singleton";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { fault, read, say } from "@/lib/testing/chapi";
import { serve } from "@/lib/testing/http-server";
import { aWorkspaceKey } from "@/lib/testing/workspace-key";

const BAD_KEY = fault("Invalid access token", "oauth.v2.InvalidAccessToken");
const CHAPI = routes.filter(({ path }) => path.startsWith("/chat/"));

let ana: TestUser;
let ben: TestUser;
let key: string;
let botId: UserId;

const before = config();
afterAll(() => provide("config", before));
beforeEach(async () => {
  provide("config", { ...before, rateLimits: false });
  await db().room.deleteMany();
  ana = await aUser("Ana", { isWorkspaceAdmin: true });
  ben = await aUser("Ben");
  ({ key, botId } = await aWorkspaceKey(ana.id));
});

describe("who may do what", () => {
  /** The statuses of reading and speaking in a room by its name, by its id, and without a name. */
  async function statuses(secret: string | undefined, id: number, name: string) {
    const answers = [
      await read(secret, { query: { room: name } }),
      await read(secret, { query: { room: id } }),
      await say(secret, { messageRaw: "Hi", room: name }),
      await say(secret, { messageRaw: "Hi", room: String(id) }),
      await read(secret),
      await say(secret, { messageRaw: "Hi" }),
    ];
    for (const { status, json } of answers) {
      if (status !== 200) expect(json).toEqual(fault(expect.any(String), expect.any(String)));
      if (status === 401) expect(json).toEqual(BAD_KEY);
    }
    return answers.map(({ status }) => status);
  }

  test.each([
    ["nobody", 401, async () => undefined],
    ["an unknown key", 401, async () => "live_key_00000000000000000000000000000000"],
    ["a revoked key", 401, async () => (await aWorkspaceKey(ana.id, { revokedAt: new Date() })).key],
    ["a person's token", 401, async () => ana.token],
  ])("%s: %i everywhere", async (_, status, theirs) => {
    const secret = await theirs();
    const open = await aRoom([ana], { name: "Open", visibility: "public" });
    expect(await statuses(secret, open, "Open")).toEqual(Array(6).fill(status));
    expect(await db().message.count()).toBe(0);
    expect(await db().room.count()).toBe(1);
  });

  test("a key that was not invited: every public room and no private one", async () => {
    const open = await aRoom([ben], { name: "Open", visibility: "public" });
    const board = await aRoom([ana, ben], { name: "Board" });
    const pair = await aRoom([ana, ben], { name: "", type: "private" });
    expect(await statuses(key, open, "OPEN")).toEqual([200, 200, 200, 200, 400, 400]);
    expect(await statuses(key, board, "bOARD")).toEqual([403, 403, 403, 403, 400, 400]);
    expect((await read(key, { query: { room: pair } })).status).toBe(403);
    expect((await say(key, { messageRaw: "Hi", room: String(pair) })).status).toBe(403);
    expect(await db().message.count({ where: { roomId: { in: [board, pair] } } })).toBe(0);
    expect(await db().member.count({ where: { userId: botId } })).toBe(1);
  });

  test("an invited key: the private room too, and nothing from before", async () => {
    const board = await aRoom([ana, ben], { name: "Board" });
    await db().member.create({ data: { roomId: board, userId: botId } });
    expect(await statuses(key, board, "Board")).toEqual([200, 200, 200, 200, 400, 400]);
    await db().member.deleteMany({ where: { userId: botId } });
    expect(await statuses(key, board, "Board")).toEqual([403, 403, 403, 403, 400, 400]);
  });

  test("a test key: the same, and the sandbox besides", async () => {
    const board = await aRoom([ana, ben], { name: "Board" });
    const testKey = await aWorkspaceKey(ana.id, { isTest: true });
    expect(await statuses(testKey.key, board, "Board")).toEqual([403, 403, 403, 403, 200, 200]);
  });

  test("what is unknown: 404, but a name to speak under is made", async () => {
    expect(await statuses(key, 2_147_483_000, "Nowhere")).toEqual([404, 404, 200, 404, 400, 400]);
    const deleted = await aRoom([ana], { name: "Gone", visibility: "public" });
    await db().room.update({ where: { id: deleted }, data: { deletedAt: new Date() } });
    expect((await read(key, { query: { room: "Gone" } })).status).toBe(404);
    expect((await read(key, { query: { room: deleted } })).status).toBe(404);
  });
});

describe("400", () => {
  test.each<[string, unknown, RegExp]>([
    ["no messageRaw", { room: "Builds" }, /messageRaw/],
    ["an empty messageRaw", { messageRaw: "", room: "Builds" }, /messageRaw/],
    ["white space", { messageRaw: " \n", room: "Builds" }, /messageRaw/],
    ["a number for messageRaw", { messageRaw: 5, room: "Builds" }, /messageRaw/],
    ["a list for messageRaw", { messageRaw: ["Hi"], room: "Builds" }, /messageRaw/],
    ["text over the limit", { messageRaw: "x".repeat(16_385), room: "Builds" }, /messageRaw.*16384/],
    ["the character NUL", { messageRaw: "a\u0000b", room: "Builds" }, /messageRaw.*U\+0000/],
    ["a number for room", { messageRaw: "Hi", room: 5 }, /room/],
    ["a name over the limit", { messageRaw: "Hi", room: "x".repeat(256) }, /room/],
    ["a name with NUL", { messageRaw: "Hi", room: "a\u0000" }, /room/],
    ["no room", { messageRaw: "Hi" }, /room/],
    ["a list", [], /object/],
    ["a text", '"Hi"', /object/],
    ["what is not JSON", "{", /Invalid JSON/],
    ["nothing", undefined, /messageRaw/],
  ])("for %s, naming it, and nothing happens", async (_, body, sentence) => {
    const { status, json } = await say(key, body);
    expect([status, json]).toEqual([400, fault(expect.stringMatching(sentence), "request.BadRequest")]);
    expect(await db().room.count()).toBe(0);
  });

  test.each([
    ["pageSize", "0"],
    ["pageSize", "101"],
    ["pageSize", "-1"],
    ["pageSize", "ten"],
    ["pageSize", "1.5"],
    ["pageSize", ""],
    ["ts", "-1"],
    ["ts", "yesterday"],
    ["ts", "1.5"],
    ["ts", "9223372036854775808"],
    ["room", "x".repeat(256)],
    ["room", "\u0000"],
    ["room", ""],
  ])("for %s=%s", async (name, value) => {
    await aRoom([ana], { name: "Builds", visibility: "public" });
    const { status, json } = await read(key, { query: { room: "Builds", [name]: value } });
    expect([status, json]).toEqual([400, fault(expect.stringContaining(name), "request.BadRequest")]);
  });
});

describe("over HTTP", () => {
  const asked = async (base: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(base + path, { ...init, headers: { "x-api-key": key, ...init.headers } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : undefined };
  };
  const json = { "content-type": "application/json" };

  test("each path is served with and without a slash at its end", async () => {
    const base = await serve(CHAPI);
    await aRoom([ana], { name: "Builds", visibility: "public" });
    for (const slash of ["", "/"]) {
      const body = JSON.stringify({ messageRaw: "Hello World!", room: "builds" });
      const messages = `/chat/api/chat/v1/messages${slash}`;
      expect((await asked(base, messages, { method: "POST", headers: json, body })).status).toBe(200);
      expect((await asked(base, `${messages}?room=BUILDS&pageSize=1`)).json).toHaveLength(1);
      expect((await asked(base, `/chat/api/chat/v1/health${slash}`)).json).toEqual({ status: "UP" });
    }
  });

  test.each([
    ["GET", "/chat/api/chat/v1/channels", 404, "request.NotFound"],
    ["POST", "/chat/api/chat/v1/messages/5", 404, "request.NotFound"],
    ["GET", "/chat/elsewhere/", 404, "request.NotFound"],
    ["PUT", "/chat/api/chat/v1/messages", 405, "request.MethodNotAllowed"],
    ["DELETE", "/chat/api/chat/v1/messages/", 405, "request.MethodNotAllowed"],
    ["PATCH", "/chat/api/chat/v1/messages", 405, "request.MethodNotAllowed"],
    ["POST", "/chat/api/chat/v1/health", 405, "request.MethodNotAllowed"],
  ])("%s %s: %i, and 401 without a key", async (method, path, status, code) => {
    const base = await serve(CHAPI);
    const answer = await asked(base, path, { method });
    expect([answer.status, answer.json]).toEqual([status, fault(expect.any(String), code)]);
    if (status === 405) expect(answer.headers.get("allow")).toMatch(/^GET(, POST)?, OPTIONS$/);
    const strangers = await asked(base, path, { method, headers: { "x-api-key": "unknown" } });
    expect([strangers.status, strangers.json]).toEqual([401, BAD_KEY]);
  });

  test("413 over 1 MiB, 415 for another type", async () => {
    const base = await serve(CHAPI);
    const post = (headers: Record<string, string>, body: string) =>
      asked(base, "/chat/api/chat/v1/messages", { method: "POST", headers, body });
    const large = await post(json, JSON.stringify({ messageRaw: "x".repeat(1_100_000), room: "Builds" }));
    expect([large.status, large.json]).toEqual([413, fault(expect.any(String), "request.TooLarge")]);
    const plain = await post({ "content-type": "text/plain" }, "Hi");
    expect([plain.status, plain.json]).toEqual([
      415,
      fault(expect.any(String), "request.UnsupportedMediaType"),
    ]);
    const form = await post(
      { "content-type": "application/x-www-form-urlencoded" },
      "messageRaw=Hi+there&room=Forms",
    );
    expect([form.status, form.json.parsed]).toEqual([200, "Hi there"]);
  });

  test("a page of another site may call it", async () => {
    const base = await serve(CHAPI);
    const preflight = await fetch(`${base}/chat/api/chat/v1/messages`, { method: "OPTIONS" });
    expect(preflight.status).toBe(200);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")).toMatch(/x-api-key/i);
    const { headers } = await asked(base, "/chat/api/chat/v1/health");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{8,}$/);
  });

  test("5 of many calls at once pass; the others are told when to come again", async () => {
    provide("config", before);
    const base = await serve(CHAPI);
    const limited = await aWorkspaceKey(ana.id);
    const headers = { "x-api-key": limited.key };
    const paths = ["/chat/api/chat/v1/health", "/chat/api/chat/v1/nowhere", "/chat/api/chat/v1/messages"];
    const from = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => asked(base, paths[index % 3] ?? "", { headers })),
    );
    const seconds = Math.floor((performance.now() - from) / 1_000);
    const passed = answers.filter(({ status }) => status !== 429);
    expect(passed.length).toBeGreaterThanOrEqual(5);
    expect(passed.length).toBeLessThanOrEqual(5 * (1 + seconds));
    expect(passed[0]?.headers.get("x-ratelimit-limit")).toBe("5");
    expect(passed.map((answer) => answer.headers.get("x-ratelimit-remaining"))).toContain("4");
    expect(passed[0]?.headers.get("x-ratelimit-reset")).toBe("1");
    const refused = answers.filter(({ status }) => status === 429);
    for (const { json, headers: told } of refused) {
      expect(json).toEqual({
        fault: {
          faultstring: "Spike arrest violation. Allowed rate : 5ps",
          detail: { errorcode: "policies.ratelimit.SpikeArrestViolation" },
        },
      });
      expect(told.get("retry-after")).toBe("1");
      expect(told.get("x-ratelimit-remaining")).toBe("0");
    }
    expect((await asked(base, "/chat/api/chat/v1/health", { headers: { "x-api-key": key } })).status).toBe(
      200,
    );
  });

  test("whatever comes, the answer is no 5xx, and nothing is half done", async () => {
    const base = await serve(CHAPI);
    const word = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("Hello", "Builds", "5", " ", "\u0000"),
    );
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({ messageRaw: fc.oneof(word, fc.jsonValue()), room: fc.oneof(word, fc.jsonValue()) })
        .map((value) => JSON.stringify(value)),
    );
    const header = fc
      .string({ minLength: 1, maxLength: 40 })
      .map((text) => text.replace(/[^\x21-\x7e]/g, "."));
    const some = fc.record(
      { "idempotency-key": header, "x-request-id": header, "content-type": header },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(body, some, word, async (sent, headers, query) => {
        const rooms = await db().room.count();
        const path = "/chat/api/chat/v1/messages";
        const search = new URLSearchParams({ room: query, ts: query, pageSize: query });
        const list = await asked(base, `${path}?${search}`);
        const post = await asked(base, path, {
          method: "POST",
          headers: { ...json, ...headers },
          body: sent,
        });
        expect(list.status).toBeLessThan(500);
        expect(post.status).toBeLessThan(500);
        if (post.status === 200) {
          expect(await db().message.count({ where: { senderId: botId, type: "text" } })).toBeGreaterThan(0);
        } else {
          expect(post.json).toEqual(fault(expect.any(String), expect.any(String)));
          expect(await db().room.count()).toBe(rooms);
        }
      }),
      // On a machine that is busy with other things, as many as there is time for.
      { numRuns: 60, interruptAfterTimeLimit: 10_000 },
    );
  });
});

import { fork } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { routes } from "@/lib/generated/routes";
import { provide } from "@/lib/singleton";
import { serve } from "@/lib/testing/http-server";
import { MESSAGE_POSTS, type Post } from "@/lib/testing/message-posts";

// One key and one body make one message, whatever the API, the number of tries and of
// the processes that take them.

let other: { address: string; stop: () => void };

beforeAll(async () => {
  provide("config", { ...config(), rateLimits: false });
  other = await anotherProcess();
}, 120_000);
afterAll(() => other.stop());

const send = async (address: string, { path, headers, body }: Post, key: string, change: object = {}) => {
  const response = await fetch(`${address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
    body: JSON.stringify({ ...body, ...change }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const isReplayed = ({ headers }: { headers: Headers }) => headers.get("idempotent-replayed") === "true";

// Two hundred requests take their time where the machine has other things to do.
describe.each(Object.entries(MESSAGE_POSTS))("%s", { timeout: 60_000 }, (_name, makePost) => {
  test("200 posts at once with one key make one message and get 200 equal answers", async () => {
    const [address, post] = [await serve(routes), await makePost()];
    const answers = await Promise.all(Array.from({ length: 200 }, () => send(address, post, "deploy-1")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([answers[0]?.status]));
    expect(answers[0]?.status).toBeLessThan(300);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(isReplayed)).toHaveLength(199);
    expect(await countSaid(post)).toBe(1);
  });

  test("the same when two processes take them", async () => {
    const [one, two, post] = [await serve(routes), other.address, await makePost()];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => send(n % 2 ? one : two, post, "deploy-2")),
    );
    expect([...new Set(answers.map(({ status, text }) => `${status} ${text}`))]).toEqual([
      `${answers[0]?.status} ${answers[0]?.text}`,
    ]);
    expect(answers[0]?.status).toBeLessThan(300);
    expect(await countSaid(post)).toBe(1);
  });

  test("another body under the key is refused in the API's own words, for a day at least", async () => {
    const [address, post] = [await serve(routes), await makePost()];
    const first = await send(address, post, "deploy-3");
    await pool().query("UPDATE idempotency_key SET created_at = created_at - interval '24 hours'");
    const { sweepIdempotencyKeys } = await import("@/lib/domain/idempotency/run-once");
    await sweepIdempotencyKeys();
    expect(await send(address, post, "deploy-3")).toMatchObject({ status: first.status, text: first.text });
    const other = await send(address, post, "deploy-3", { [firstText(post)]: otherText(post) });
    expect(other.status).toBe(422);
    expect(JSON.parse(other.text)).toEqual(expect.any(Object));
    expect(other.text).toContain("Idempotency-Key");
    expect(await countSaid(post)).toBe(1);
  });

  test("a dry run stores nothing, uses up no key, and answers what would be", async () => {
    const [address, post] = [await serve(routes), await makePost()];
    const before = await db().room.findUniqueOrThrow({ where: { id: post.roomId } });
    const dry = await send(address, { ...post, path: `${post.path}?dry_run=1` }, "deploy-4");
    const real = await send(address, post, "deploy-4");
    // Where making something answers 201, nothing was made.
    expect([200, real.status]).toContain(dry.status);
    expect(isReplayed(dry) || isReplayed(real)).toBe(false);
    expect(await countSaid(post)).toBe(1);
    const room = await db().room.findUniqueOrThrow({ where: { id: post.roomId } });
    expect(room).toMatchObject({ lastSeq: before.lastSeq + 1, countedTotal: before.countedTotal + 1 });
    expect(dry.text).toContain("Hello");
    const refused = await send(address, { ...post, path: `${post.path}?dry_run=perhaps` }, "deploy-5");
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining("dry_run")]);
    const wrong = await send(address, { ...post, body: {}, path: `${post.path}?dry_run=1` }, "deploy-6");
    expect(wrong.status).toBeGreaterThanOrEqual(400);
  });

  test("every answer carries the request's id", async () => {
    const [address, post] = [await serve(routes), await makePost()];
    const headers = { ...post.headers, "x-request-id": "deploy-2026-11-20" };
    for (const body of [post.body, {}]) {
      const answer = await send(address, { ...post, headers, body }, "deploy-7");
      expect(answer.headers.get("x-request-id")).toBe("deploy-2026-11-20");
    }
  });
});

/** What the system tells of a room's making is not counted. */
function countSaid({ roomId }: Post): Promise<number> {
  return db().message.count({ where: { roomId, type: { not: "system" } } });
}

const TEXTS = ["text", "messageRaw", "body"];

function firstText({ body }: Post): string {
  const name = TEXTS.find((member) => member in body);
  if (!name) throw new Error("a post without a text");
  return name;
}

function otherText({ body }: Post): unknown {
  return typeof body[firstText({ body } as Post)] === "string" ? "Other" : { text: "Other" };
}

/** It takes a while to come up, so that all tests share it. */
async function anotherProcess(): Promise<typeof other> {
  const child = fork(path.resolve("lib/testing/serve-routes.fixture.ts"), {
    execArgv: ["--conditions=react-server", "--import=tsx"],
    env: { ...process.env, RATE_LIMITS: "off", HEARTH_SECRET: config().secret, LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.once("message", (told) => resolve(String(told)));
    child.once("exit", () => reject(new Error("the other process has ended")));
  });
  return { address, stop: () => child.kill("SIGKILL") };
}

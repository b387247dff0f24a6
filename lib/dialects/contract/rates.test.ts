import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/generated/routes";
import { provide } from "@/lib/singleton";
import { serve } from "@/lib/testing/http-server";
import { MESSAGE_POSTS, type Post } from "@/lib/testing/message-posts";

const send = (address: string, { path, headers, body }: Post, more: Record<string, string> = {}) =>
  fetch(`${address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...more, ...headers },
    body: JSON.stringify(body),
  });

describe.each(Object.entries(MESSAGE_POSTS))("%s", (_name, makePost) => {
  test("every answer tells the rate", async () => {
    const [address, post] = [await serve(routes), await makePost()];
    for (const body of [post.body, {}]) {
      const { headers } = await send(address, { ...post, body });
      const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) =>
        Number(headers.get(`x-ratelimit-${name}`) ?? "none"),
      );
      expect(limit).toBeGreaterThan(0);
      expect(remaining).toBeLessThan(limit ?? 0);
      expect(reset).toBeGreaterThanOrEqual(0);
    }
  });
});

describe.each(["Messaging API", "chat-messages API"])("%s", (name) => {
  const before = config();
  const slow = { perSecond: 1, burst: 20 };
  beforeAll(() => provide("config", { ...before, messagingRate: slow, tokenRate: slow }));
  afterAll(() => provide("config", before));

  const makePost = MESSAGE_POSTS[name];
  if (!makePost) throw new Error(`there is no ${name}`);

  test("over the rate the answer is 429 with Retry-After, in the API's own words", async () => {
    const [address, post] = [await serve(routes), await makePost()];
    const answers = await Promise.all(Array.from({ length: 40 }, () => send(address, post)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({ message: expect.stringContaining("Too many") });
    expect((await send(address, await makePost())).status).toBe(200);
  });

  test("whoever asks again with the same Idempotency-Key is not counted as one who posts", async () => {
    const [address, post] = [await serve(routes), await makePost()];
    const once = { "idempotency-key": "deploy" };
    const answers = await Promise.all(Array.from({ length: 200 }, () => send(address, post, once)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(await db().message.count({ where: { roomId: post.roomId } })).toBe(1);
    expect((await send(address, post)).status).toBe(200);
  });
});

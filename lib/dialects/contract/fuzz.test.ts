import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/generated/routes";
import { provide } from "@/lib/singleton";
import { serve } from "@/lib/testing/http-server";
import { MESSAGE_POSTS, type Post } from "@/lib/testing/message-posts";

// Any JSON and any headers: nothing that a caller sends makes the server fail, and a
// message is stored whole or not at all.

beforeAll(() => provide("config", { ...config(), rateLimits: false }));

const NASTY = fc.constantFrom(
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor",
  "💣".repeat(20),
  "x".repeat(17_000),
);
const NUMBERS = fc.constantFrom(0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -0);
const anyValue = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue() },
  fc.string({ unit: "binary" }),
  NASTY,
  NUMBERS,
);

/** A good body with some of its members replaced or left out, and others added. */
const brokenBody = ({ body }: Post) =>
  fc
    .tuple(
      fc.dictionary(fc.constantFrom(...Object.keys(body)), fc.option(anyValue, { nil: undefined }), {
        maxKeys: 1,
      }),
      fc.dictionary(fc.oneof(fc.string({ maxLength: 20 }), NASTY), anyValue, { maxKeys: 3 }),
    )
    .map(([changed, added]) => JSON.stringify({ ...body, ...added, ...changed }));

const anyBody = (post: Post) =>
  fc.oneof(
    { weight: 4, arbitrary: brokenBody(post) },
    { weight: 2, arbitrary: anyValue.map((value) => JSON.stringify(value) ?? "") },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    { weight: 1, arbitrary: fc.nat(2_000).map((depth) => "[".repeat(depth) + "]".repeat(depth)) },
  );

/** What may stand in a header at all. */
const headerValue = fc
  .string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
    maxLength: 300,
  })
  .map((value) => value.trim());
const headerName = fc.oneof(
  fc.constantFrom(
    ...["idempotency-key", "x-request-id", "content-type", "accept", "accept-language", "origin", "cookie"],
    ...["x-forwarded-for", "x-hearth-address", "next-action", "x-middleware-subrequest", "content-encoding"],
    ...["os-name", "device-name", "app-version", "if-none-match", "range", "sec-fetch-site"],
  ),
  fc.stringMatching(/^x-[a-z]{1,20}$/),
);
const anyHeaders = fc.dictionary(headerName, headerValue, { maxKeys: 4 });
const anyQuery = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  fc.webQueryParameters({ size: "small" }).map((query) => `?${query}`),
  fc.webQueryParameters({ size: "small" }).map((value) => `?dry_run=${encodeURIComponent(value)}`),
);

describe.each(Object.entries(MESSAGE_POSTS))("%s", { timeout: 60_000 }, (_name, makePost) => {
  test("any body and any headers are answered without a failure, and make one message or none", async () => {
    const [address, post] = [await serve(routes), await makePost()];
    const before = await wholeness(post.roomId);
    let known = 0;
    await fc.assert(
      fc.asyncProperty(anyBody(post), anyHeaders, anyQuery, async (body, more, query) => {
        const headers = { "content-type": "application/json", ...more, ...post.headers };
        const response = await fetch(`${address}${post.path}${query}`, { method: "POST", headers, body });
        const text = await response.text();
        expect([response.status, text]).toEqual([
          expect.toSatisfy((status) => status < 500),
          expect.any(String),
        ]);
        expect(response.headers.get("x-request-id")).toMatch(/^[\w.-]{8,64}$/);
        const { count, ...totals } = await wholeness(post.roomId);
        const { count: _, ...first } = before;
        expect(totals).toEqual({
          ...{ lastSeq: first.lastSeq + count, counted: first.counted + count, told: first.told + count },
        });
        expect(count - known).toBeLessThanOrEqual(response.ok ? 1 : 0);
        known = count;
      }),
      { numRuns: 150, interruptAfterTimeLimit: 8_000 },
    );
  });
});

/** A message has its number, counts as unread, and was announced: all of it or nothing. */
async function wholeness(roomId: number) {
  const room = await db().room.findUniqueOrThrow({ where: { id: roomId } });
  const count = await db().message.count({ where: { roomId, type: { not: "system" } } });
  const told = await db().outbox.count({ where: { roomId, type: "message.created" } });
  return { count, lastSeq: room.lastSeq, counted: room.countedTotal, told };
}

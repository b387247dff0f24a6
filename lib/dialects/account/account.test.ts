import { beforeEach, describe, expect, test, vi } from "vitest";
import { POST as requestCode } from "@/app/api/account/request-code/route";
import { POST as setUp } from "@/app/api/account/setup/route";
import { POST as signUp } from "@/app/api/account/sign-up/route";
import { findActorBySession } from "@/lib/auth/actors";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { db } from "@/lib/db/client";
import { createRoomInvite } from "@/lib/domain/invites/create-invite";
import { aRoom, aUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";

const ana = { displayName: "Ana", identifier: "ana@example.org", password: "correct horse battery" };
const HOST = { host: "hearth.test" };
vi.spyOn(process.stdout, "write").mockReturnValue(true);

beforeEach(async () => {
  await db().user.deleteMany();
});

/** The actor of the session that an answer opens. */
async function actorOf({ headers }: { headers: Headers }) {
  const session = await readSessionCookie(headers.getSetCookie().join("; "));
  return session && findActorBySession(session);
}

describe("the first visit", () => {
  test("makes the admin's account and signs in to it", async () => {
    const answer = await call(setUp, { body: ana });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ status: "success", data: { userId: expect.any(Number) } });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.getSetCookie()[0]).toMatch(/^hearth-session=.*HttpOnly; SameSite=Lax$/);
    expect(await actorOf(answer)).toMatchObject({ userId: answer.json.data.userId, via: "session" });
  });

  test("is over after it", async () => {
    await call(setUp, { body: ana });
    const answer = await call(setUp, { body: { ...ana, identifier: "eve@example.org" } });
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({ status: "error", reason: "already_set_up" });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test.each([
    [{ password: "short" }, "password_short", "password"],
    [{ identifier: "ana" }, "invalid_identifier", "identifier"],
    [{ displayName: "  " }, "invalid", "displayName"],
    [{ identifier: { $ne: null } }, "invalid", "identifier"],
    [{ password: ["a", "b"] }, "invalid", "password"],
    [{ displayName: 7 }, "invalid", "displayName"],
  ])("with %j names the field that is wrong", async (change, reason, field) => {
    const answer = await call(setUp, { body: { ...ana, ...change } });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ status: "error", reason, field, message: expect.any(String) });
  });

  test.each([
    ["another site", { ...HOST, origin: "https://evil.example" }],
    ["another port", { ...HOST, origin: "http://hearth.test:81" }],
    ["a sandboxed page", { ...HOST, origin: "null" }],
    ["a form of another site that names no origin", { ...HOST, "sec-fetch-site": "cross-site" }],
  ])("from %s is refused", async (_, headers) => {
    const answer = await call(setUp, { body: ana, headers });
    expect(answer.status).toBe(403);
    expect(await db().user.count()).toBe(0);
  });

  test("from our own page is welcome", async () => {
    const answer = await call(setUp, { body: ana, headers: { ...HOST, origin: "http://hearth.test" } });
    expect(answer.status).toBe(200);
  });
});

describe("asking for a code", () => {
  test("answers a stranger as it answers a member, byte for byte", async () => {
    await aUser("Ana", { emailAddress: "ana@example.org" });
    const known = await call(requestCode, { body: { identifier: "ana@example.org" } });
    const unknown = await call(requestCode, { body: { identifier: "eve@example.org" } });
    expect(known.status).toBe(200);
    expect(unknown.status).toBe(200);
    expect(unknown.text.replace("eve@", "ana@")).toBe(known.text);
  });

  test("is limited, and says for how long", async () => {
    const ask = () => call(requestCode, { body: { identifier: "limited@example.org" } });
    for (let sent = 0; sent < 5; sent++) expect((await ask()).status).toBe(200);
    const answer = await ask();
    expect(answer.status).toBe(429);
    expect(answer.json).toMatchObject({ reason: "too_many_tries", retryAfter: expect.any(Number) });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

test("signing up by an invite signs in and tells the room", async () => {
  const owner = await aUser("Ana");
  const roomId = await aRoom([owner]);
  const { code } = await createRoomInvite(owner.actor, roomId, {});
  const answer = await call(signUp, { body: { ...ana, inviteCode: code } });
  expect(answer.json.data).toEqual({ userId: expect.any(Number), roomId });
  expect(await actorOf(answer)).toMatchObject({ userId: answer.json.data.userId });
});

test("signing up by an invite that is gone answers 404", async () => {
  const answer = await call(signUp, { body: { ...ana, inviteCode: "gone" } });
  expect(answer.status).toBe(404);
  expect(answer.json).toMatchObject({ reason: "invite_not_found" });
});

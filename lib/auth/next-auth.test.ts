import { beforeAll, describe, expect, test } from "vitest";
import { findActorBySession } from "@/lib/auth/actors";
import { handleAuth } from "@/lib/auth/next-auth";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { db } from "@/lib/db/client";
import { changePassword } from "@/lib/domain/accounts/change-password";
import { hashPassword } from "@/lib/domain/accounts/password";
import { aUser, type TestUser } from "@/lib/testing/builders";

const IDENTIFIER = "ana@example.org";
const PASSWORD = "correct horse battery";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
let ana: TestUser;

beforeAll(async () => {
  ana = await aUser("Ana", { emailAddress: IDENTIFIER });
  const passwordHash = await hashPassword(PASSWORD, { kind: "email", value: IDENTIFIER });
  await db().user.update({ where: { id: ana.id }, data: { passwordHash } });
});

/** A browser that keeps cookies and knows us by some name. */
function aBrowser(origin = "http://hearth.test") {
  const cookies = new Map<string, string>();
  async function visit(path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers);
    headers.set("host", new URL(origin).host);
    headers.set("user-agent", FIREFOX);
    headers.set("cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
    const response = await handleAuth(new Request(`${origin}${path}`, { ...init, headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  }
  async function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const { csrfToken } = await (await visit("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, json: "true", ...fields });
    return visit(path, { method: "POST", body, headers: { origin, ...headers } });
  }
  const signIn = (fields: Record<string, string> = {}) =>
    post("/api/auth/callback/password", { identifier: IDENTIFIER, password: PASSWORD, ...fields });
  const session = () => readSessionCookie([...cookies].map((pair) => pair.join("=")).join("; "));
  return { cookies, visit, post, signIn, session };
}

describe("the browser's session", () => {
  test("is opened by a password and named by an encrypted, closed cookie", async () => {
    const browser = aBrowser();
    const response = await browser.signIn();
    expect(response.status).toBe(200);
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith("hearth-session="));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
    const session = await browser.session();
    expect(session?.userId).toBe(ana.id);
    const device = await db().device.findUniqueOrThrow({ where: { id: session?.deviceId } });
    expect(device).toMatchObject({
      type: "browser",
      osName: "Linux",
      deviceName: "Firefox",
      tokenHash: null,
    });
    const days = (Number(device.tokenExpiredAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);
  });

  test("is seen by next-auth's own session call", async () => {
    const browser = aBrowser();
    await browser.signIn();
    expect(await (await browser.visit("/api/auth/session")).json()).toMatchObject({ userId: ana.id });
  });

  test("is a new one at each sign-in, and the earlier one ends", async () => {
    const browser = aBrowser();
    await browser.signIn();
    const first = await browser.session();
    await browser.signIn();
    const second = await browser.session();
    expect(second?.deviceId).not.toBe(first?.deviceId);
    expect(first && (await findActorBySession(first))).toBeNull();
    expect(second && (await findActorBySession(second))).toMatchObject({ userId: ana.id, via: "session" });
  });

  test("ends on the server when signing out, so that a copied cookie is worth nothing", async () => {
    const browser = aBrowser();
    await browser.signIn();
    const session = await browser.session();
    const stolen = new Map(browser.cookies);
    expect((await browser.post("/api/auth/signout", {})).status).toBe(200);
    expect(browser.cookies.has("hearth-session")).toBe(false);
    expect(session && (await findActorBySession(session))).toBeNull();

    const thief = aBrowser();
    for (const [name, value] of stolen) thief.cookies.set(name, value);
    expect(await (await thief.visit("/api/auth/session")).json()).toEqual({});
    expect(thief.cookies.has("hearth-session")).toBe(false);
  });

  test("tells the live connection that it has ended", async () => {
    const browser = aBrowser();
    await browser.signIn();
    await db().outbox.deleteMany();
    await browser.post("/api/auth/signout", {});
    const events = await db().outbox.findMany({ where: { type: "device.signed_out" } });
    expect(events.map(({ payload }) => payload)).toEqual([{ type: "device.signed_out", userId: ana.id }]);
  });

  test("ends everywhere else when the password changes", async () => {
    const [here, there] = [aBrowser(), aBrowser()];
    await here.signIn();
    await there.signIn();
    const mine = await here.session();
    const other = await there.session();
    const actor = mine && (await findActorBySession(mine));
    if (!actor) throw new Error("not signed in");
    await changePassword(actor, { current: PASSWORD, next: PASSWORD });
    expect(mine && (await findActorBySession(mine))).not.toBeNull();
    expect(other && (await findActorBySession(other))).toBeNull();
  });

  test("cannot be fixed beforehand: a planted cookie is replaced", async () => {
    const browser = aBrowser();
    browser.cookies.set("hearth-session", "planted");
    await browser.signIn();
    expect(browser.cookies.get("hearth-session")).not.toBe("planted");
    expect((await browser.session())?.userId).toBe(ana.id);
  });
});

describe("signing in", () => {
  test("with a wrong password answers 401 and names the reason", async () => {
    const browser = aBrowser();
    const response = await browser.signIn({ password: "wrong horse battery" });
    expect(response.status).toBe(401);
    expect((await response.json()).url).toContain("error=wrong_password");
    expect(browser.cookies.has("hearth-session")).toBe(false);
  });

  test.each(["identifier[]", "password[]"])("with a list in %s is refused", async (field) => {
    const response = await aBrowser().post("/api/auth/callback/password", { [field]: "x" });
    expect(response.status).toBe(401);
  });

  test("over the limit answers 429 with the seconds to wait", async () => {
    const browser = aBrowser();
    const guess = () => browser.signIn({ identifier: "limited@example.org", password: "wrong" });
    for (let tries = 0; tries < 10; tries++) await guess();
    const response = await guess();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("needs the token that only our own page can read", async () => {
    const browser = aBrowser();
    await browser.visit("/api/auth/csrf");
    const body = new URLSearchParams({ identifier: IDENTIFIER, password: PASSWORD, json: "true" });
    await browser.visit("/api/auth/callback/password", { method: "POST", body });
    expect(await browser.session()).toBeNull();
  });

  test.each(["https://evil.example", "null", "http://hearth.test:81"])(
    "from %s is refused",
    async (origin) => {
      const browser = aBrowser();
      const fields = { identifier: IDENTIFIER, password: PASSWORD };
      const response = await browser.post("/api/auth/callback/password", fields, { origin });
      expect(response.status).toBe(403);
    },
  );

  test.each([
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "http://192.168.1.5:8080",
    "http://hearth.test",
  ])("at %s stays at %s", async (origin) => {
    const response = await aBrowser(origin).signIn({ callbackUrl: `${origin}/rooms/7` });
    expect((await response.json()).url).toBe(`${origin}/rooms/7`);
  });

  test.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "http://hearth.test:81/",
  ])("never leads on to %s", async (callbackUrl) => {
    const { url } = await (await aBrowser().signIn({ callbackUrl })).json();
    expect(new URL(url).origin).toBe("http://hearth.test");
  });

  test("leads to our own pages, not to next-auth's", async () => {
    const browser = aBrowser();
    const response = await browser.visit("/api/auth/signin");
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(/^\/login\?/);
  });
});

test.each(["_log", "verify-request", "nothing", ""])("the call /api/auth/%s is not there", async (action) => {
  const response = await aBrowser().visit(`/api/auth/${action}`, {
    method: action === "_log" ? "POST" : "GET",
  });
  expect(response.status).toBe(404);
});

test("a body over the limit is refused", async () => {
  const body = new URLSearchParams({ password: "x".repeat(20_000) });
  const response = await aBrowser().visit("/api/auth/callback/password", { method: "POST", body });
  expect(response.status).toBe(413);
});

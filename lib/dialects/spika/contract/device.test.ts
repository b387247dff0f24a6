import { describe, expect, test } from "vitest";
import { GET as get, OPTIONS as options, PUT as put } from "@/app/api/messenger/device/route";
import { GET as me } from "@/app/api/messenger/me/route";
import { GET as testAuth } from "@/app/api/messenger/test/auth/route";
import { GET as testError } from "@/app/api/messenger/test/error/route";
import { GET as testData } from "@/app/api/messenger/test/route";
import { GET as testText } from "@/app/api/test/route";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { db } from "@/lib/db/client";
import { withDevice } from "@/lib/dialects/spika/schemas/device";
import { openSession } from "@/lib/domain/accounts/open-session";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const DAY = 24 * 3600_000;

async function deviceOf(user: TestUser, headers: Record<string, string> = {}) {
  return dataOf(await call(get, { token: user.token, headers }), withDevice).device;
}

async function expiresIn(user: TestUser, ms: number): Promise<void> {
  const data = { tokenExpiredAt: new Date(Date.now() + ms) };
  await db().device.update({ where: { id: user.actor.deviceId ?? 0 }, data });
}

describe("2.11.1 GET /device", () => {
  test("the device, with the token that it came with; the members in the contract's order", async () => {
    const ana = await aUser();
    const device = await deviceOf(ana);
    expect(device).toMatchObject({ id: ana.actor.deviceId, userId: ana.id, token: ana.token });
    expect(Object.keys(device)).toEqual([
      "id",
      "userId",
      "token",
      "tokenExpiredAt",
      "osName",
      "osVersion",
      "appVersion",
      "pushToken",
      "deviceId",
      "deviceName",
      "type",
    ]);
  });

  test("a browser's session has no token to tell", async () => {
    const ana = await aUser();
    const id = await openSession(ana.id, { deviceName: "Firefox", osName: "Linux" });
    const cookie = await writeSessionCookie({ userId: ana.id, deviceId: id });
    const answer = await call(get, { headers: { cookie, "os-name": "not for sessions" } });
    expect(dataOf(answer, withDevice).device).toMatchObject({
      id,
      token: null,
      type: "browser",
      osName: "Linux",
    });
  });
});

describe("2.11.2 PUT /device", () => {
  const change = (user: TestUser, body: unknown) => call(put, { token: user.token, method: "PUT", body });

  test("the push token, and nothing else", async () => {
    const ana = await aUser();
    const { deviceId } = await deviceOf(ana);
    const body = { pushToken: "push-1", deviceId: "other", type: "browser", userId: 1, token: "x" };
    const { device } = dataOf(await change(ana, body), withDevice);
    expect(device).toMatchObject({
      pushToken: "push-1",
      deviceId,
      type: null,
      userId: ana.id,
      token: ana.token,
    });
    expect(dataOf(await change(ana, {}), withDevice).device).toEqual(device);
  });

  test.each([{ pushToken: 42 }, { pushToken: null }, { pushToken: ["a"] }])("400 for %j", async (body) => {
    expectError(
      await change(await aUser(), body),
      400,
      /^Invalid params ValidationError: body\.pushToken must/,
    );
  });
});

describe("1.4 device headers", () => {
  test("what is sent is stored where it differs, what is not stays", async () => {
    const ana = await aUser();
    const all = {
      "os-name": "android",
      "os-version": "34",
      "device-name": "Pixel 8",
      "app-version": "2.0.1",
      "device-type": "browser",
    };
    expect(await deviceOf(ana, all)).toMatchObject({
      osName: "android",
      osVersion: "34",
      deviceName: "Pixel 8",
      appVersion: "2.0.1",
      type: "browser",
    });
    expect(await deviceOf(ana, { "app-version": "2.0.2", "os-name": "" })).toMatchObject({
      osName: "android",
      appVersion: "2.0.2",
    });
    const before = await db().device.findUniqueOrThrow({ where: { id: ana.actor.deviceId ?? 0 } });
    await deviceOf(ana, { ...all, "app-version": "2.0.2" });
    expect(await db().device.findUniqueOrThrow({ where: { id: before.id } })).toEqual(before);
  });
});

describe("1.3 the token", () => {
  test("of any case of the header; one without an end never ends", async () => {
    const ana = await aUser();
    expect((await call(me, { headers: { accessToken: ana.token } })).status).toBe(200);
    expect((await deviceOf(ana)).tokenExpiredAt).toBeNull();
  });

  test("slides on when fewer than 7 days are left, and keeps its value", async () => {
    const ana = await aUser();
    await expiresIn(ana, 8 * DAY);
    expect(((await deviceOf(ana)).tokenExpiredAt ?? 0) - Date.now()).toBeLessThan(8.1 * DAY);
    await expiresIn(ana, 6 * DAY);
    const { tokenExpiredAt, token } = await deviceOf(ana);
    expect((tokenExpiredAt ?? 0) - Date.now()).toBeGreaterThan(29.9 * DAY);
    expect(token).toBe(ana.token);
  });

  test("401 once it has ended", async () => {
    const ana = await aUser();
    await expiresIn(ana, -1);
    const answer = await call(me, { token: ana.token });
    expect(answer).toMatchObject({ status: 401, text: "Expired access token" });
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });
});

describe("1.1 the self-tests", () => {
  test("/api/test is plain text", async () => {
    expect(await call(testText)).toMatchObject({ status: 200, text: "test" });
  });

  test("/test, /test/auth and /test/error", async () => {
    const ana = await aUser("Ana");
    expect(await call(testData)).toMatchObject({ status: 200, json: { status: "success", data: "test" } });
    const { json } = await call(testAuth, { token: ana.token, headers: { lang: "ja" } });
    expect(json.data).toMatchObject({ device: { id: ana.actor.deviceId }, user: { id: ana.id }, lang: "ja" });
    expect((await call(testAuth, { token: ana.token })).json.data.lang).toBe("en");
    expect(await call(testAuth)).toMatchObject({ status: 401, text: "No access token" });
    expectError(await call(testError), 400, "Error happens");
  });

  test("1.2 every answer may be read by pages of other sites, which send no cookie along", async () => {
    for (const answer of [
      await call(options, { method: "OPTIONS" }),
      await call(testError),
      await call(me),
    ]) {
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("access-control-allow-headers")).toContain("accesstoken");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    }
  });
});

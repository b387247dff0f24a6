import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { z } from "zod";
import { POST as logout } from "@/app/api/messenger/auth/logout/route";
import { POST as refresh } from "@/app/api/messenger/auth/refresh/route";
import { POST as auth, GET as notAllowed } from "@/app/api/messenger/auth/route";
import { POST as verify } from "@/app/api/messenger/auth/verify/route";
import { GET as me } from "@/app/api/messenger/me/route";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { authAnswer, verifyAnswer } from "@/lib/dialects/spika/schemas/auth";
import { withDevice } from "@/lib/dialects/spika/schemas/device";
import { openSession } from "@/lib/domain/accounts/open-session";
import { telephoneHash } from "@/lib/domain/users/telephone-hash";
import { aUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const CODE = "000000";
const WEB = { "device-type": "browser", "os-name": "Firefox" };

let serial = 0;
function next() {
  serial += 1;
  return serial;
}
const aNumber = () => `+38591${String(next()).padStart(7, "0")}`;
const aDevice = () => `device-${next()}`;

let address = "";
beforeEach(() => {
  // Limits are counted by address; each test comes from its own.
  address = `test-${next()}`;
  vi.spyOn(config(), "fixedCodes", "get").mockReturnValue([CODE, "eureka"]);
});
afterEach(() => vi.restoreAllMocks());

type Headers = Record<string, string>;
const ask = (body: unknown, headers: Headers = {}) =>
  call(auth, { method: "POST", body, headers: { "x-hearth-address": address, ...headers } });
const give = (body: unknown, headers: Headers = {}) =>
  call(verify, { method: "POST", body, headers: { "x-hearth-address": address, ...headers } });
const asked = async (body: unknown, headers?: Headers) => dataOf(await ask(body, headers), authAnswer);
const given = async (body: unknown, headers?: Headers): Promise<z.infer<typeof verifyAnswer>> =>
  dataOf(await give(body, headers), verifyAnswer);

/** Through both steps. */
async function signIn(telephoneNumber = aNumber(), deviceId = aDevice(), headers?: Headers) {
  await asked({ telephoneNumber, deviceId }, headers);
  const answer = await given({ code: CODE, deviceId }, headers);
  return { ...answer, token: answer.device.token ?? "" };
}

describe("2.1.1 POST /auth", () => {
  test("makes a user and a device, neither of which can do anything yet", async () => {
    const [telephoneNumber, deviceId] = [aNumber(), aDevice()];
    const headers = {
      "os-name": "android",
      "os-version": "34",
      "app-version": "2.0.1",
      "device-name": "Pixel 8",
    };
    const body = { telephoneNumber, deviceId, telephoneNumberHashed: "ignored", countryCode: "385" };
    const answer = await asked(body, headers);
    const time = expect.any(Number);
    expect(answer).toEqual({
      isNewUser: true,
      user: {
        id: expect.any(Number),
        displayName: null,
        avatarFileId: 0,
        telephoneNumber,
        telephoneNumberHashed: telephoneHash(telephoneNumber),
        emailAddress: null,
        verified: false,
        createdAt: time,
        modifiedAt: time,
        isBot: false,
        deleted: false,
        shortDescription: null,
        longDescription: null,
        coverFileId: null,
      },
      device: {
        id: expect.any(Number),
        userId: answer.user.id,
        token: null,
        tokenExpiredAt: null,
        osName: "android",
        osVersion: "34",
        appVersion: "2.0.1",
        pushToken: null,
        deviceId,
        deviceName: "Pixel 8",
        type: null,
      },
    });
  });

  test("asked again it is the same user and device, new as long as there is no name", async () => {
    const body = { telephoneNumber: aNumber(), deviceId: aDevice() };
    const first = await asked(body);
    expect(await asked(body)).toEqual(first);
    await db().user.update({ where: { id: first.user.id }, data: { displayName: "Ana", verified: true } });
    expect(await asked(body)).toMatchObject({
      isNewUser: false,
      user: { id: first.user.id, verified: true },
    });
  });

  test("of many requests for a new number and device at once one makes them", async () => {
    const body = { telephoneNumber: aNumber(), deviceId: aDevice() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => asked(body)));
    expect(new Set(answers.map(({ user }) => user.id)).size).toBe(1);
    expect(new Set(answers.map(({ device }) => device.id)).size).toBe(1);
  });

  test("a browser learns by which id it is known", async () => {
    const body = { telephoneNumber: aNumber(), deviceId: aDevice() };
    expect(await asked(body, WEB)).toMatchObject({
      browserDeviceId: body.deviceId,
      device: { type: "browser", osName: "Firefox" },
    });
    expect(await asked({ ...body, deviceId: aDevice() })).not.toHaveProperty("browserDeviceId");
  });

  test.each([
    [42, "42"],
    ["+3850912345", "+3850912345"],
    [" +385 91 765 4321 ", "+385917654321"],
    ["00385917654322", "+385917654322"],
    ["+38591222233334444555566", "+38591222233334444555566"],
    ["not a number", "not a number"],
  ])("takes %j for the number %s", async (telephoneNumber, stored) => {
    const { user } = await asked({ telephoneNumber, deviceId: aDevice() });
    expect(user).toMatchObject({ telephoneNumber: stored, telephoneNumberHashed: telephoneHash(stored) });
  });

  test.each([
    [{}, "body.deviceId is a required field"],
    [{ telephoneNumber: "+38591", deviceId: "" }, "body.deviceId is a required field"],
    [{ telephoneNumber: "", deviceId: "a" }, "body.telephoneNumber is a required field"],
    [{ telephoneNumber: "  ", deviceId: "a" }, "body.telephoneNumber is a required field"],
    [
      { telephoneNumber: null, deviceId: "a" },
      'body.telephoneNumber must be a `string` type, but the final value was: `null`.\n If "null" is intended as an empty value be sure to mark the schema as `.nullable()`',
    ],
    [
      { telephoneNumber: [1], deviceId: "a" },
      "body.telephoneNumber must be a `string` type, but the final value was: `[1]`.",
    ],
    [
      { telephoneNumber: "1".repeat(41), deviceId: "a" },
      "body.telephoneNumber must be at most 40 characters",
    ],
  ])("400 for %j", async (body, words) => {
    expectError(await ask(body), 400, `Invalid params ValidationError: ${words}`);
  });

  test("a form is as good as JSON", async () => {
    const body = new URLSearchParams({ telephoneNumber: aNumber(), deviceId: aDevice() }).toString();
    await asked(body, { "content-type": "application/x-www-form-urlencoded" });
  });

  test("before verification a device may try another number; after it, only once signed out", async () => {
    const deviceId = aDevice();
    await asked({ telephoneNumber: aNumber(), deviceId });
    const { token } = await signIn(aNumber(), deviceId);
    const other = { telephoneNumber: aNumber(), deviceId };
    expectError(await ask(other), 403, "There is already phone number tied to this device");
    await call(logout, { token, method: "POST", body: {} });
    await asked(other);
  });

  test("somebody else's mistake does not keep a number from its owner", async () => {
    const [number, other] = [aNumber(), aDevice()];
    await asked({ telephoneNumber: number, deviceId: other });
    const { user } = await signIn(number, aDevice());
    const own = await signIn(aNumber(), other);
    expect(own.user.id).not.toBe(user.id);
  });

  test("asking on another's device changes nothing for whoever is signed in on it", async () => {
    const [deviceId, stranger] = [aDevice(), aNumber()];
    const { user, token } = await signIn(aNumber(), deviceId, WEB);
    await db().device.update({ where: { deviceId }, data: { pushToken: "push" } });
    const before = await db().device.findUniqueOrThrow({ where: { deviceId } });
    const answer = await asked({ telephoneNumber: stranger, deviceId }, { ...WEB, "device-name": "Eve's" });
    expect(answer.device).toMatchObject({ token: null, pushToken: null, userId: answer.user.id });
    const after = await db().device.findUniqueOrThrow({ where: { deviceId } });
    expect(after).toEqual({ ...before, pendingUserId: answer.user.id });
    expectError(await give({ code: "111111", deviceId }, WEB), 403, "Verification code is invalid");
    expect((await call(me, { token })).json.data.user.id).toBe(user.id);

    await given({ code: CODE, deviceId }, WEB);
    expect(await call(me, { token })).toMatchObject({ status: 401, text: "Invalid access token" });
  });

  test("whoever only knows a number learns nothing that its owner has told", async () => {
    const { user } = await signIn();
    const told = { displayName: "Ana", emailAddress: "ana.told@example.org", avatarFileId: 77n };
    await db().user.update({ where: { id: user.id }, data: told });
    const answer = await asked({ telephoneNumber: user.telephoneNumber, deviceId: aDevice() });
    expect(answer).toMatchObject({
      isNewUser: false,
      user: { id: user.id, displayName: null, emailAddress: null, avatarFileId: 0 },
    });
  });

  test("429 for the sixth code of a number within an hour", async () => {
    const telephoneNumber = aNumber();
    for (let times = 0; times < 5; times += 1) await asked({ telephoneNumber, deviceId: aDevice() });
    const refused = await ask({ telephoneNumber, deviceId: aDevice() });
    expectError(refused, 429, /^Too many tries/);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("8.2 the text message", () => {
  const sent = async (headers: Headers, telephoneNumber: string = aNumber()) => {
    vi.spyOn(config(), "fixedCodes", "get").mockReturnValue([]);
    vi.spyOn(config(), "androidSmsHash", "get").mockReturnValue("FA+9qCX9VSu");
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const deviceId = aDevice();
    await asked({ telephoneNumber, deviceId }, headers);
    const text = written.mock.calls.map(([line]) => String(line)).join("");
    written.mockRestore();
    return { telephoneNumber, deviceId, text };
  };

  test("is one line, whose code signs in", async () => {
    const { telephoneNumber, deviceId, text } = await sent({ "os-name": "ios" });
    const line = `[SMS to ${telephoneNumber}] Thank you for your signup request.Your verification code is `;
    expect(text.startsWith(line)).toBe(true);
    const code = /is (\d{6})\n$/.exec(text)?.[1];
    await given({ deviceId, code });
  });

  test("ends in the app's hash for Android", async () => {
    const { text } = await sent({ "os-name": "android" });
    expect(text).toMatch(/verification code is \d{6}\n\nFA\+9qCX9VSu\n$/);
  });

  test("goes to telephones only, and not to those who were shut out", async () => {
    const { user } = await signIn();
    expect((await sent({}, "not\na number")).text).toBe("");
    await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
    expect((await sent({}, user.telephoneNumber ?? "")).text).toBe("");
  });
});

describe("2.1.2 POST /auth/verify", () => {
  test("gives the user, verified, and the device with a token for 30 days", async () => {
    const [telephoneNumber, deviceId] = [aNumber(), aDevice()];
    const { user, device, isNewUser, token } = await signIn(telephoneNumber, deviceId, { "os-name": "ios" });
    expect(isNewUser).toBe(true);
    expect(user).toMatchObject({ telephoneNumber, verified: true });
    expect(token).toMatch(/^[A-Za-z0-9]{22,}$/);
    expect(device).toMatchObject({ userId: user.id, deviceId, osName: "ios", pushToken: null });
    expect((device.tokenExpiredAt ?? 0) - Date.now()).toBeGreaterThan(29.9 * 24 * 3600_000);
    expect((await call(me, { token })).json.data.user.id).toBe(user.id);
    const stored = await db().device.findUniqueOrThrow({ where: { deviceId } });
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test("either of the fixed codes will do, once", async () => {
    const body = { telephoneNumber: aNumber(), deviceId: aDevice() };
    await asked(body);
    const proof = { deviceId: body.deviceId, code: "eureka" };
    await given(proof);
    expectError(await give(proof), 403, "Verification code is invalid");
  });

  test("signing in again replaces the token, and keeps the name", async () => {
    const [number, deviceId] = [aNumber(), aDevice()];
    const first = await signIn(number, deviceId);
    await db().user.update({ where: { id: first.user.id }, data: { displayName: "Ana" } });
    const second = await signIn(number, deviceId);
    expect(second).toMatchObject({ isNewUser: false, user: { id: first.user.id, displayName: "Ana" } });
    expect((await call(me, { token: first.token })).status).toBe(401);
    expect((await call(me, { token: second.token })).status).toBe(200);
  });

  test("a person's devices are signed in side by side", async () => {
    const number = aNumber();
    const devices = [await signIn(number), await signIn(number, aDevice(), WEB), await signIn(number)];
    for (const { token } of devices) expect((await call(me, { token })).status).toBe(200);
  });

  test("404 for a device that nobody asked on", async () => {
    expectError(await give({ code: CODE, deviceId: aDevice() }), 404, "Device not found");
  });

  test("403 for a wrong code, for another number's, and for a device without a number", async () => {
    const [mine, other] = [aDevice(), aDevice()];
    vi.spyOn(config(), "fixedCodes", "get").mockReturnValueOnce(["111111"]).mockReturnValue([]);
    const wrong = [403, "Verification code is invalid"] as const;
    await asked({ telephoneNumber: "ask mine", deviceId: mine });
    await asked({ telephoneNumber: "ask other", deviceId: other });
    expectError(await give({ code: "111111", deviceId: other }), ...wrong);
    expectError(await give({ code: "111112", deviceId: mine }), ...wrong);
    const ben = await aUser("Ben");
    const { deviceId } = await db().device.findUniqueOrThrow({ where: { id: ben.actor.deviceId ?? 0 } });
    expectError(await give({ code: "111111", deviceId }), ...wrong);
    await given({ code: "111111", deviceId: mine });
  });

  test("403 after five wrong tries, and for somebody who was shut out", async () => {
    const deviceId = aDevice();
    const { user } = await asked({ telephoneNumber: aNumber(), deviceId });
    for (let tries = 0; tries < 5; tries += 1) expect((await give({ code: "1", deviceId })).status).toBe(403);
    expect((await give({ code: CODE, deviceId })).status).toBe(403);
    await asked({ telephoneNumber: user.telephoneNumber, deviceId });
    await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
    expectError(await give({ code: CODE, deviceId }), 403, "Verification code is invalid");
  });

  test("429 for the eleventh try at a number within an hour", async () => {
    const body = { telephoneNumber: aNumber(), deviceId: aDevice() };
    await asked(body);
    for (let tries = 0; tries < 10; tries += 1) await give({ code: "1", deviceId: body.deviceId });
    expect((await give({ code: CODE, deviceId: body.deviceId })).status).toBe(429);
  });

  test.each([
    [{}, "body.deviceId is a required field"],
    [{ deviceId: "a" }, "body.code is a required field"],
    [{ deviceId: "a", code: "" }, "body.code is a required field"],
  ])("400 for %j", async (body, words) => {
    expectError(await give(body), 400, `Invalid params ValidationError: ${words}`);
  });

  test("the first person to do so becomes the workspace's admin, and nobody after them", async () => {
    await db().user.updateMany({ data: { isBot: true } });
    const bodies = Array.from({ length: 3 }, () => ({ telephoneNumber: aNumber(), deviceId: aDevice() }));
    for (const body of bodies) await asked(body);
    const answers = await Promise.all(bodies.map(({ deviceId }) => given({ deviceId, code: CODE })));
    const ids = answers.map(({ user }) => user.id);
    expect(await db().user.count({ where: { id: { in: ids }, isWorkspaceAdmin: true } })).toBe(1);
  });
});

describe("2.1.3 POST /auth/logout", () => {
  test("the token works no more", async () => {
    const { device, token } = await signIn();
    const answer = dataOf(await call(logout, { token, method: "POST", body: {} }), withDevice);
    expect(answer.device).toMatchObject({ id: device.id, token: null, pushToken: null });
    expect(answer.device.tokenExpiredAt).toBeLessThanOrEqual(Date.now());
    expect(await call(logout, { token, method: "POST" })).toMatchObject({
      status: 401,
      text: "Invalid access token",
    });
  });

  test("401 without a token", async () => {
    expect(await call(logout, { method: "POST" })).toMatchObject({ status: 401, text: "No access token" });
  });
});

test("2.1.4 GET /auth is not allowed", async () => {
  expectError(await call(notAllowed), 405, "Method not allowed");
});

describe("2.1.5 POST /auth/refresh", () => {
  test("a new token for the same device; the old one works no more", async () => {
    const { device, token } = await signIn();
    const answer = dataOf(await call(refresh, { token, method: "POST" }), withDevice).device;
    expect(answer).toMatchObject({ id: device.id, token: expect.stringMatching(/^[A-Za-z0-9]{22,}$/) });
    expect((await call(me, { token })).status).toBe(401);
    expect((await call(me, { token: answer.token ?? "" })).status).toBe(200);
  });

  test("a browser's session does not turn into a token", async () => {
    const ana = await aUser();
    const deviceId = await openSession(ana.id, { deviceName: null, osName: null });
    const cookie = await writeSessionCookie({ userId: ana.id, deviceId });
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    expectError(await call(refresh, { method: "POST", headers }), 404, "Device not found");
  });
});

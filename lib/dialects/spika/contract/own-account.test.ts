import { afterEach, describe, expect, test, vi } from "vitest";
import { POST as askCode } from "@/app/api/messenger/me/identifier/code/route";
import { PUT as putIdentifier } from "@/app/api/messenger/me/identifier/route";
import { PUT as putPassword } from "@/app/api/messenger/me/password/route";
import { GET as me, PUT as putMe } from "@/app/api/messenger/me/route";
import { DELETE as endSession } from "@/app/api/messenger/me/sessions/[id]/route";
import { DELETE as endOthers, GET as sessions } from "@/app/api/messenger/me/sessions/route";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { sessionSchema } from "@/lib/dialects/spika/schemas/session";
import { openSession } from "@/lib/domain/accounts/open-session";
import { aDevice, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";

afterEach(() => vi.restoreAllMocks());

const idsOf = async (user: TestUser) => {
  const { json } = await call(sessions, { token: user.token });
  return json.data.sessions.map((session: unknown) => sessionSchema.strict().parse(session).id);
};
const setPassword = (user: TestUser, body: object) =>
  call(putPassword, { token: user.token, method: "PUT", body });
const own = (user: TestUser) => user.actor.deviceId;

describe("native: sessions", () => {
  test("the list names this one first, and no device that is signed out, expired or still unproven", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const browser = await openSession(ana.id, { deviceName: "Firefox", osName: "Linux" });
    const [expired, out] = [await aDevice(ana.id), await aDevice(ana.id)];
    await db().device.update({ where: { id: expired }, data: { tokenExpiredAt: new Date(0) } });
    await db().device.update({ where: { id: out }, data: { signedOutAt: new Date() } });
    await db().device.create({ data: { userId: ana.id, deviceId: `asked-${ana.id}` } });
    await aDevice(ben.id);

    const { json } = await call(sessions, { token: ana.token });
    expect(json.data.sessions).toEqual([
      expect.objectContaining({ id: own(ana), isCurrent: true, lastSeenAt: expect.any(Number) }),
      expect.objectContaining({ id: browser, isCurrent: false, type: "browser", deviceName: "Firefox" }),
    ]);
    expect(Object.keys(json.data.sessions[0])).not.toContain("tokenHash");
  });

  test("one is signed out at once; somebody else's is unknown", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const phone = await aDevice(ana.id);
    const end = (user: TestUser, id: number | null) =>
      call(endSession, { token: user.token, method: "DELETE", params: { id: String(id) } });
    const foreign = await end(ben, phone);
    expect(foreign).toMatchObject({ status: 404, json: { status: "error", message: "Not found" } });
    expect((await end(ben, 2_000_000_000)).text).toBe(foreign.text);
    expect((await end(ana, phone)).json).toEqual({ status: "success", data: { deleted: true } });
    expect(await idsOf(ana)).toEqual([own(ana)]);
    await end(ana, own(ana));
    expect((await call(me, { token: ana.token })).status).toBe(401);
  });

  test("all the others are signed out, this one stays", async () => {
    const ana = await aUser("Ana");
    await aDevice(ana.id);
    await openSession(ana.id, { deviceName: null, osName: null });
    await call(endOthers, { token: ana.token, method: "DELETE" });
    expect(await idsOf(ana)).toEqual([own(ana)]);
  });

  test("when a session was used is noted, though not for each request", async () => {
    const ana = await aUser("Ana");
    await call(me, { token: ana.token });
    const seenAt = async () => (await db().device.findFirstOrThrow({ where: { userId: ana.id } })).lastSeenAt;
    const first = await seenAt();
    expect(first).not.toBeNull();
    await call(me, { token: ana.token });
    expect(await seenAt()).toEqual(first);
  });
});

describe("native: PUT /me/password", () => {
  test("the current one is asked for, the next must be good, and other devices are signed out", async () => {
    const ana = await aUser("Ana");
    await aDevice(ana.id);
    expect((await setPassword(ana, { next: "short" })).status).toBe(400);
    expect((await setPassword(ana, { next: "a warm place to talk" })).json.data).toEqual({ changed: true });
    expect(await idsOf(ana)).toEqual([own(ana)]);
    const wrong = await setPassword(ana, { current: "a cold place", next: "another place to talk" });
    expect(wrong).toMatchObject({ status: 403, json: { message: "The current password is wrong." } });
    const right = { current: "a warm place to talk", next: "another place to talk" };
    expect((await setPassword(ana, right)).status).toBe(200);
  });
});

describe("native: another address", () => {
  const ask = (user: TestUser, identifier: string) =>
    call(askCode, { token: user.token, method: "POST", body: { identifier } });
  const confirm = (user: TestUser, identifier: string, code: string) =>
    call(putIdentifier, { token: user.token, method: "PUT", body: { identifier, code } });

  test("it is the caller's once they give the code that was sent to it", async () => {
    vi.spyOn(config(), "fixedCodes", "get").mockReturnValue(["123456"]);
    const ana = await aUser("Ana", { emailAddress: "ana.before@example.org" });
    const asked = await ask(ana, " Ana.After@Example.org ");
    expect(asked.json.data).toEqual({ sentTo: { kind: "email", value: "ana.after@example.org" } });
    const wrong = await confirm(ana, "ana.after@example.org", "000000");
    expect(wrong).toMatchObject({ status: 403, json: { message: "This code is wrong or no longer works." } });
    expect((await call(me, { token: ana.token })).json.data.user.emailAddress).toBe("ana.before@example.org");
    const right = await confirm(ana, "ana.after@example.org", "123456");
    expect(right.json.data.user).toMatchObject({ id: ana.id, emailAddress: "ana.after@example.org" });
    expect((await confirm(ana, "ana.after@example.org", "123456")).status).toBe(403);
  });

  test("a code opens nothing to anybody else, and a taken address is refused", async () => {
    vi.spyOn(config(), "fixedCodes", "get").mockReturnValue(["123456"]);
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben", { emailAddress: "ben.taken@example.org" })];
    await ask(ana, "+385 91 234 5678");
    expect((await confirm(ben, "+385912345678", "123456")).status).toBe(403);
    expect((await confirm(ana, "+385912345678", "123456")).json.data.user.telephoneNumber).toBe(
      "+385912345678",
    );
    expect(await ask(ana, "ben.taken@example.org")).toMatchObject({
      status: 400,
      json: { message: "User with that email exists" },
    });
    expect((await ask(ana, "nobody")).status).toBe(400);
  });
});

test("native: PUT /me takes what a person tells of themselves, and takes it back", async () => {
  const ana = await aUser("Ana");
  const tell = async (shortDescription: string) =>
    (await call(putMe, { token: ana.token, method: "PUT", body: { shortDescription } })).json.data.user;
  expect(await tell(" Bakes. ")).toMatchObject({ displayName: "Ana", shortDescription: "Bakes." });
  expect(await tell("")).toMatchObject({ displayName: "Ana", shortDescription: null });
});

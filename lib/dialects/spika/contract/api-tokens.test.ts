import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { DELETE } from "@/app/api/messenger/me/api-tokens/[id]/route";
import { GET, POST } from "@/app/api/messenger/me/api-tokens/route";
import { db } from "@/lib/db/client";
import { apiTokenSchema, newApiTokenSchema } from "@/lib/dialects/spika/schemas/api-token";
import { findTokenHolder } from "@/lib/domain/api-tokens/find-token-holder";
import { anApiToken } from "@/lib/testing/api-token";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const made = z.object({ apiToken: newApiTokenSchema });
const listed = z.object({ apiTokens: z.array(apiTokenSchema) });

let ana: TestUser;
let ben: TestUser;
beforeEach(async () => {
  [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
});

const create = async (body: object = { name: "ci" }) =>
  dataOf(await call(POST, { token: ana.token, body }), made).apiToken;
const list = async (user = ana) => dataOf(await call(GET, { token: user.token }), listed).apiTokens;
const revoke = (user: TestUser, id: number | string) =>
  call(DELETE, { token: user.token, method: "DELETE", params: { id: String(id) } });

describe("native: personal API tokens", () => {
  test("one is made with both scopes and no end, and shown this once", async () => {
    const { token, ...shown } = await create({ name: " ci " });
    expect(token).toMatch(/^hth_[A-Za-z0-9]{32}$/);
    expect(shown).toMatchObject({ name: "ci", scopes: ["read", "write"], lastUsedAt: null, expiresAt: null });
    expect(token.startsWith(shown.prefix)).toBe(true);
    expect(shown.prefix).toHaveLength(8);
    expect(await list()).toEqual([shown]);
    const row = await db().apiToken.findUniqueOrThrow({ where: { id: shown.id } });
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test("scopes and an end are kept, and whoever holds it is known by them", async () => {
    const expiresAt = Date.now() + 60_000;
    const { id, token } = await create({ name: "reader", scopes: ["read", "read"], expiresAt });
    expect(await list()).toMatchObject([{ id, scopes: ["read"], expiresAt }]);
    expect(await findTokenHolder(token)).toEqual({
      tokenId: id,
      actor: { userId: ana.id, deviceId: null, via: "api-token" },
      scopes: ["read"],
    });
  });

  test("the newest comes first, and nobody sees another's", async () => {
    const [one, two] = [await create({ name: "one" }), await create({ name: "two" })];
    expect((await list()).map(({ id }) => id)).toEqual([two.id, one.id]);
    expect(await list(ben)).toEqual([]);
  });

  test("a revoked one stops at once and is not listed; its own owner alone revokes it", async () => {
    const { id, token } = await create();
    expectError(await revoke(ben, id), 404, "Not found");
    expect(await findTokenHolder(token)).not.toBeNull();
    expect((await revoke(ana, id)).json).toEqual({ status: "success", data: { deleted: true } });
    expect(await findTokenHolder(token)).toBeNull();
    expect(await list()).toEqual([]);
    expectError(await revoke(ana, id), 404, "Not found");
  });

  test("one that has expired, is unknown, or whose owner is gone counts for nothing", async () => {
    const expired = await anApiToken(ana.id, { expiresAt: new Date(Date.now() - 1) });
    expect(await findTokenHolder(expired.token)).toBeNull();
    expect(await findTokenHolder("hth_unknown")).toBeNull();
    const { token } = await create();
    await db().user.update({ where: { id: ana.id }, data: { disabledAt: new Date() } });
    expect(await findTokenHolder(token)).toBeNull();
  });

  test("its last use is written at most once a minute", async () => {
    const { id, token } = await create();
    await findTokenHolder(token);
    const [first] = await list();
    expect(first?.lastUsedAt).not.toBeNull();
    await findTokenHolder(token);
    expect(await list()).toEqual([first]);
    const longAgo = new Date(Date.now() - 61_000);
    await db().apiToken.update({ where: { id }, data: { lastUsedAt: longAgo } });
    await findTokenHolder(token);
    expect((await list())[0]?.lastUsedAt).toBeGreaterThan(longAgo.getTime());
  });

  test("a token makes no tokens, nor is it one of a signed-in device", async () => {
    const { token } = await create();
    const ways: Array<[string, string]> = [
      ["accesstoken", token],
      ["authorization", `Bearer ${token}`],
    ];
    for (const [header, value] of ways) {
      const answer = await call(POST, { headers: { [header]: value }, body: { name: "more" } });
      expect(answer.status).toBe(401);
    }
    expect(await list()).toHaveLength(1);
  });

  test("an Idempotency-Key makes one token, and tells it again", async () => {
    const headers = { "idempotency-key": "make-ci" };
    const [one, two] = [
      await call(POST, { token: ana.token, body: { name: "ci" }, headers }),
      await call(POST, { token: ana.token, body: { name: "ci" }, headers }),
    ];
    expect(two.text).toBe(one.text);
    expect(await list()).toHaveLength(1);
  });

  test("more than a hundred are refused", async () => {
    await Promise.all(Array.from({ length: 100 }, () => anApiToken(ana.id)));
    expectError(await call(POST, { token: ana.token, body: { name: "x" } }), 409, /100 tokens/);
  });

  test.each([
    [{}, /name/],
    [{ name: "  " }, /name/],
    [{ name: "x".repeat(101) }, /name/],
    [{ name: 5 }, /name/],
    [{ name: "ci", scopes: [] }, /scopes/],
    [{ name: "ci", scopes: ["admin"] }, /scopes/],
    [{ name: "ci", expiresAt: 1 }, /expiresAt must be in the future/],
    [{ name: "ci", expiresAt: "tomorrow" }, /expiresAt/],
  ])("400 for %j", async (body, sentence) => {
    expectError(await call(POST, { token: ana.token, body }), 400, sentence);
  });
});

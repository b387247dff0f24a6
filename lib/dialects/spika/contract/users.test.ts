import { createHash } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { GET as contacts } from "@/app/api/messenger/contacts/route";
import { GET, PUT } from "@/app/api/messenger/me/route";
import { GET as settings } from "@/app/api/messenger/settings/route";
import { GET as getUser } from "@/app/api/messenger/users/[id]/route";
import { db } from "@/lib/db/client";
import { meSchema, userSchema } from "@/lib/dialects/spika/schemas/user";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { setTeamMode } from "@/lib/testing/team-mode";
import { dataOf, expectError } from "@/lib/testing/wire";

let restore = () => {};
const withoutTeamMode = () => {
  restore = setTeamMode(false);
};
afterEach(() => {
  restore();
  restore = () => {};
});

const withMe = z.object({ user: meSchema });
const put = (user: TestUser, body: unknown) => call(PUT, { token: user.token, method: "PUT", body });

describe("2.9.1 GET /me", () => {
  test("the caller, and whether they administer the workspace", async () => {
    const ana = await aUser("Ana", { isWorkspaceAdmin: true, emailAddress: "ana@example.org" });
    const answer = await call(GET, { token: ana.token });
    expect(dataOf(answer, withMe).user).toMatchObject({
      id: ana.id,
      displayName: "Ana",
      avatarFileId: 0,
      telephoneNumber: null,
      telephoneNumberHashed: null,
      emailAddress: "ana@example.org",
      verified: true,
      isBot: false,
      deleted: false,
      isWorkspaceAdmin: true,
    });
    expect(Object.keys(answer.json.data.user).slice(0, 11)).toEqual([
      "id",
      "displayName",
      "avatarFileId",
      "telephoneNumber",
      "telephoneNumberHashed",
      "emailAddress",
      "verified",
      "createdAt",
      "modifiedAt",
      "isBot",
      "deleted",
    ]);
  });

  test("401 without a token, with a wrong one, and for a user who is not verified", async () => {
    const ana = await aUser();
    await db().user.update({ where: { id: ana.id }, data: { verified: false } });
    expect(await call(GET)).toMatchObject({ status: 401, text: "No access token" });
    expect(await call(GET, { token: "wrong" })).toMatchObject({ status: 401, text: "Invalid access token" });
    expect(await call(GET, { token: ana.token })).toMatchObject({
      status: 401,
      text: "User is not verified",
    });
  });
});

describe("2.9.2 PUT /me", () => {
  test("what is sent is changed, what is left out or empty stays", async () => {
    const ana = await aUser("Ana");
    const avatarFileId = 2 ** 52 - 1;
    const first = dataOf(await put(ana, { displayName: "Anna", avatarFileId }), withMe).user;
    expect(first).toMatchObject({ displayName: "Anna", avatarFileId, emailAddress: null });
    const second = dataOf(
      await put(ana, { emailAddress: "Anna@Example.org", displayName: "", telephoneNumber: "" }),
      withMe,
    ).user;
    expect(second).toMatchObject({ displayName: "Anna", avatarFileId, emailAddress: "anna@example.org" });
    expect(second.modifiedAt).toBeGreaterThanOrEqual(first.modifiedAt);
    expect(dataOf(await put(ana, { avatarFileId: 0 }), withMe).user).toMatchObject({ avatarFileId: 0 });
    expect(dataOf(await put(ana, {}), withMe).user).toMatchObject({ displayName: "Anna" });
  });

  test("a telephone number is found by its hash from then on", async () => {
    const ana = await aUser("Ana");
    const telephoneNumber = "+385911234567";
    const { user } = dataOf(await put(ana, { telephoneNumber }), withMe);
    expect(user).toMatchObject({
      telephoneNumber,
      telephoneNumberHashed: createHash("sha256").update(telephoneNumber).digest("hex"),
    });
    expect((await db().user.findUniqueOrThrow({ where: { id: ana.id } })).contactKey).toHaveLength(32);
  });

  test("400 for what is another user's, not for one's own", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const own = { emailAddress: "taken@example.org", telephoneNumber: "+385917654321" };
    await put(ana, own);
    dataOf(await put(ana, own), withMe);
    const byEmail = await put(ben, { emailAddress: "TAKEN@example.org" });
    expectError(byEmail, 400, "User with that email exists");
    const byNumber = await put(ben, { telephoneNumber: own.telephoneNumber });
    expectError(byNumber, 400, "User with that telephoneNumber exists");
  });

  test("of several who take an address at once one gets it", async () => {
    const users = await Promise.all(["Ana", "Ben", "Cleo", "Dora"].map((name) => aUser(name)));
    const answers = await Promise.all(users.map((user) => put(user, { emailAddress: "race@example.org" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
  });

  test.each([
    { displayName: 42 },
    { displayName: null },
    { emailAddress: null },
    { avatarFileId: "3" },
    { avatarFileId: null },
    { avatarFileId: -1 },
    { telephoneNumber: 385 },
    { displayName: "a\u0000b" },
  ])("400 for %j", async (body) => {
    expectError(await put(await aUser(), body), 400, /^Invalid params ValidationError: body\./);
  });

  test.each(["nobody", "a@b@c", "ana@example.org,eve@evil.example"])(
    "400 for the e-mail %s",
    async (emailAddress) => {
      expect((await put(await aUser(), { emailAddress })).status).toBe(400);
    },
  );

  test("nothing else of a user can be changed", async () => {
    const ana = await aUser("Ana");
    const body = {
      isWorkspaceAdmin: true,
      isBot: true,
      verified: false,
      deleted: true,
      id: 1,
      passwordHash: "x",
    };
    expect(dataOf(await put(ana, body), withMe).user).toMatchObject({
      id: ana.id,
      isWorkspaceAdmin: false,
      isBot: false,
      verified: true,
      deleted: false,
    });
  });
});

describe("2.9.4 GET /users/:id", () => {
  const get = (user: TestUser, id: string | number) =>
    call(getUser, { token: user.token, params: { id: String(id) } });

  test("anybody in team mode; else oneself and one's contacts", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const withUser = z.object({ user: userSchema });
    expect(dataOf(await get(ana, ben.id), withUser).user).toMatchObject({ id: ben.id, displayName: "Ben" });
    withoutTeamMode();
    expectError(await get(ana, ben.id), 404, "User not found");
    dataOf(await get(ana, ana.id), withUser);
    await db().contact.create({ data: { userId: ana.id, contactId: ben.id } });
    dataOf(await get(ana, ben.id), withUser);
    expectError(await get(ben, ana.id), 404, "User not found");
  });

  test.each(["999999", "8851534158", "abc", "0"])("404 for %s", async (id) => {
    expectError(await get(await aUser(), id), 404, "User not found");
  });
});

describe("2.2.2 GET /contacts", () => {
  const page = z.object({
    list: z.array(userSchema),
    count: z.int(),
    limit: z.literal(20),
    nextCursor: z.int().nullable(),
  });
  const get = async (user: TestUser, query: Record<string, string | number> = {}) =>
    dataOf(await call(contacts, { token: user.token, query }), page);
  const names = ({ list }: z.infer<typeof page>) => list.map(({ displayName }) => displayName);

  test("all other people of the team by name, with those who block them", async () => {
    const word = "zz team";
    const ana = await aUser(`${word} ana`);
    const others = [];
    for (const name of ["b", "Á", "C", "a"]) others.push(await aUser(`${word} ${name}`));
    const [b, , c] = others;
    await db().block.create({ data: { userId: b?.id ?? 0, blockedId: c?.id ?? 0 } });
    for (const data of [{ isBot: true }, { isGuest: true }, { verified: false }, { deletedAt: new Date() }]) {
      await db().user.create({ data: { verified: true, displayName: `${word} not`, ...data } });
    }
    const found = await get(ana, { keyword: "ZZ Team" });
    expect(names(found)).toEqual(["a", "Á", "b", "C"].map((name) => `${word} ${name}`));
    expect(found.count).toBe(4);
    expect(found.list.map(({ blockedBy }) => blockedBy)).toEqual([[], [], [], [{ userId: b?.id }]]);
    expect(names(await get(ana, { keyword: "team Á" }))).toEqual([`${word} Á`]);
  });

  test("without team mode one's contacts alone, and no word of blocks", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    withoutTeamMode();
    expect(await get(ana)).toEqual({ list: [], count: 0, limit: 20, nextCursor: null });
    await db().contact.create({ data: { userId: ana.id, contactId: ben.id } });
    const found = await get(ana);
    expect(names(found)).toEqual(["Ben"]);
    expect(found.list[0]).not.toHaveProperty("blockedBy");
  });

  test("by cursor and by page", async () => {
    const ana = await aUser("Ana");
    for (let n = 10; n < 35; n += 1) await aUser(`paged ${n}`);
    const first = await get(ana, { keyword: "paged" });
    expect(first).toMatchObject({ count: 25, list: { length: 20 }, nextCursor: first.list[19]?.id });
    const rest = await get(ana, { keyword: "paged", cursor: first.nextCursor ?? 0 });
    expect(names(rest)).toEqual(["paged 29", "paged 30", "paged 31", "paged 32", "paged 33", "paged 34"]);
    expect(rest).toMatchObject({ count: 25, nextCursor: null });
    expect(names(await get(ana, { keyword: "paged", page: 2 }))).toEqual(names(rest).slice(1));
    expect(await get(ana, { keyword: "paged", page: 9_999_999_999 })).toMatchObject({ list: [], count: 25 });
    expect(await get(ana, { keyword: "paged", cursor: 8851534158 })).toMatchObject({ list: [], count: 25 });
  });

  test.each(["", "abc"])("400 for the cursor %j", async (cursor) => {
    const answer = await call(contacts, { token: (await aUser()).token, query: { cursor } });
    expectError(
      answer,
      400,
      `Invalid params ValidationError: query.cursor must be a \`number\` type, but the final value was: \`NaN\` (cast from the value \`"${cursor}"\`).`,
    );
  });
});

describe("2.6.1 GET /settings", () => {
  test("is open to everybody", async () => {
    const withMode = z.object({ teamMode: z.boolean() });
    expect(dataOf(await call(settings), withMode)).toEqual({ teamMode: true });
    withoutTeamMode();
    expect(dataOf(await call(settings), withMode)).toEqual({ teamMode: false });
  });
});

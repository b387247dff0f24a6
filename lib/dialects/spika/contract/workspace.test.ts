import { beforeEach, describe, expect, test } from "vitest";
import { PUT as putUser } from "@/app/api/messenger/admin/users/[id]/route";
import { GET as people } from "@/app/api/messenger/admin/users/route";
import { GET as get, PUT as put } from "@/app/api/messenger/admin/workspace/route";
import { GET as me } from "@/app/api/messenger/me/route";
import { db } from "@/lib/db/client";
import { accountAnswer, accountListAnswer, workspaceAnswer } from "@/lib/dialects/spika/schemas/workspace";
import { canSignUp, getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

let ada: TestUser;
let ben: TestUser;
beforeEach(async () => {
  await db().user.updateMany({ data: { isWorkspaceAdmin: false } });
  await db().workspace.deleteMany();
  ada = await aUser("Ada", { isWorkspaceAdmin: true });
  ben = await aUser("Ben");
});

const change = (user: TestUser, body: unknown) => call(put, { token: user.token, method: "PUT", body });
const changeUser = (user: TestUser, id: number, body: unknown) =>
  call(putUser, { token: user.token, method: "PUT", params: { id: String(id) }, body });
const list = async (query: Record<string, string>) =>
  dataOf(await call(people, { token: ada.token, query }), accountListAnswer);

describe("native: /admin/workspace", () => {
  test("an admin reads and changes it, part by part", async () => {
    expect(dataOf(await call(get, { token: ada.token }), workspaceAnswer).workspace).toMatchObject({
      name: "Hearth",
      signUp: "invite",
      domains: [],
    });
    const changed = await change(ada, {
      name: " Bakery ",
      signUp: "domain",
      domains: ["@Example.org", "example.org"],
    });
    expect(dataOf(changed, workspaceAnswer).workspace).toMatchObject({
      name: "Bakery",
      signUp: "domain",
      domains: ["example.org"],
    });
    expect(dataOf(await change(ada, { signUp: "open" }), workspaceAnswer).workspace).toMatchObject({
      name: "Bakery",
      signUp: "open",
      domains: ["example.org"],
    });
  });

  test("who may sign up follows at once", async () => {
    const mayAnaSignUp = async () =>
      canSignUp(await getWorkspace(), { kind: "email", value: "ana@example.org" });
    expect(await mayAnaSignUp()).toBe(false);
    await change(ada, { signUp: "domain", domains: ["example.org"] });
    expect(await mayAnaSignUp()).toBe(true);
  });

  test("what makes no sense is refused", async () => {
    expectError(await change(ada, { name: " " }), 400, "A workspace needs a name");
    expectError(await change(ada, { signUp: "domain" }), 400, "Name at least one domain");
    for (const domains of [["not a domain"], ["localhost"], ["a@b.org"]])
      expect((await change(ada, { signUp: "domain", domains })).status).toBe(400);
    expect((await change(ada, { signUp: "everybody" })).status).toBe(400);
  });

  test("nobody else reads or changes it", async () => {
    expectError(await call(get, { token: ben.token }), 403, "Forbidden");
    expectError(await change(ben, { name: "Mine" }), 403, "Forbidden");
    expect((await call(get)).status).toBe(401);
  });
});

describe("native: /admin/users", () => {
  test("people by part of name or address, page by page", async () => {
    const word = `w${Date.now()}`;
    for (let place = 0; place < 51; place += 1) await aUser(`${word} ${place}`);
    const first = await list({ keyword: word.toUpperCase() });
    expect(first.list).toHaveLength(50);
    const second = await list({ keyword: word, cursor: String(first.nextCursor) });
    expect(second.list.map(({ displayName }) => displayName)).toEqual([`${word} 50`]);
    expect(second.nextCursor).toBeNull();
    expect((await list({ keyword: "%" })).list).toEqual([]);
    expectError(await call(people, { token: ben.token }), 403, "Forbidden");
  });

  test("a disabled person is out at once, and in again when enabled", async () => {
    const { user } = dataOf(await changeUser(ada, ben.id, { isDisabled: true }), accountAnswer);
    expect(user.disabledAt).toEqual(expect.any(Number));
    expect((await call(me, { token: ben.token })).status).toBe(401);
    await changeUser(ada, ben.id, { isDisabled: false });
    expect((await call(me, { token: ben.token })).status).toBe(200);
  });

  test("there is always an admin who may sign in", async () => {
    expectError(
      await changeUser(ada, ada.id, { isWorkspaceAdmin: false }),
      400,
      "The workspace needs an admin who may sign in",
    );
    expect((await changeUser(ada, ada.id, { isDisabled: true })).status).toBe(400);
    await changeUser(ada, ben.id, { isWorkspaceAdmin: true });
    const answers = await Promise.all([
      changeUser(ada, ben.id, { isWorkspaceAdmin: false }),
      changeUser(ben, ada.id, { isWorkspaceAdmin: false }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(await db().user.count({ where: { isWorkspaceAdmin: true } })).toBe(1);
  });

  test("bots, guests and unknown people have no account to change", async () => {
    const bot = await db().user.create({ data: { displayName: "Bot", isBot: true, verified: true } });
    for (const id of [bot.id, 2_000_000_000]) {
      expectError(await changeUser(ada, id, { isDisabled: true }), 404, "Not found");
    }
    expectError(await changeUser(ben, ada.id, { isDisabled: true }), 403, "Forbidden");
  });
});

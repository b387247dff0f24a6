import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { claimWorkspaceIfFirst } from "@/lib/domain/accounts/claim-workspace";
import { createFirstAccount } from "@/lib/domain/accounts/create-first-account";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { needsSetup } from "@/lib/domain/accounts/needs-setup";
import type { UserId } from "@/lib/domain/ids";

const ana = {
  displayName: "Ana",
  identifier: "Ana@Example.org",
  password: "correct horse battery",
  workspaceName: "Harbour",
  address: "192.0.2.1",
};

beforeEach(async () => {
  await db().user.deleteMany();
  await db().workspace.deleteMany();
});

describe("the first account", () => {
  test("is the workspace's admin and may sign in", async () => {
    expect(await needsSetup()).toBe(true);
    const userId = await createFirstAccount(ana);
    const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
    expect(user).toMatchObject({ emailAddress: "ana@example.org", isWorkspaceAdmin: true, verified: true });
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await getWorkspace()).toMatchObject({ name: "Harbour", signUp: "invite" });
    expect(await needsSetup()).toBe(false);
  });

  test("is made once, however many ask for it at once", async () => {
    const asked = ["ana", "ben", "eve", "kim"].map((name) =>
      createFirstAccount({ ...ana, identifier: `${name}@example.org` }),
    );
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(3);
    for (const { reason } of refused) expect(reason).toMatchObject({ reason: "already_set_up" });
    expect(await db().user.count({ where: { isWorkspaceAdmin: true } })).toBe(1);
  });

  test("is refused once there is one", async () => {
    await createFirstAccount(ana);
    await expect(createFirstAccount({ ...ana, identifier: "eve@example.org" })).rejects.toMatchObject({
      code: "conflict",
      reason: "already_set_up",
    });
  });

  test.each([
    ["password_short", { password: "short" }],
    ["password_long", { password: "x1y2z3".repeat(40) }],
    ["password_obvious", { password: "ana@example.org" }],
    ["password_obvious", { password: "1234567890" }],
    ["password_obvious", { password: "aaaaaaaaaaaa" }],
    ["invalid_identifier", { identifier: "ana" }],
  ])("is refused for %s", async (reason, change) => {
    await expect(createFirstAccount({ ...ana, ...change })).rejects.toMatchObject({
      code: "invalid",
      reason,
    });
    expect(await needsSetup()).toBe(true);
  });

  test("is still to be made while there are only bots, guests and people who have not proved themselves", async () => {
    await db().user.createMany({
      data: [
        { isBot: true, verified: true },
        { isGuest: true, verified: true },
        { telephoneNumber: "+385911111111" },
      ],
    });
    expect(await needsSetup()).toBe(true);
  });

  test("is not to be made again when its owner has been deleted", async () => {
    const userId = await createFirstAccount(ana);
    await db().user.update({ where: { id: userId }, data: { deletedAt: new Date() } });
    expect(await needsSetup()).toBe(false);
  });
});

describe("whoever signs in first", () => {
  test("is the admin, and of several at once one is", async () => {
    const users = await Promise.all(
      ["Ana", "Ben", "Eve"].map((displayName) => db().user.create({ data: { displayName } })),
    );
    const claims = await Promise.all(
      users.map(({ id }) =>
        inTransaction(async (tx) => {
          await tx.user.update({ where: { id }, data: { verified: true } });
          return claimWorkspaceIfFirst(tx, id as UserId);
        }),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await db().user.count({ where: { isWorkspaceAdmin: true } })).toBe(1);
  });

  test("on the second day is nobody special", async () => {
    await createFirstAccount(ana);
    const ben = await db().user.create({ data: { displayName: "Ben", verified: true } });
    expect(await inTransaction((tx) => claimWorkspaceIfFirst(tx, ben.id as UserId))).toBe(false);
  });
});

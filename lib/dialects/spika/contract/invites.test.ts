import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { DELETE as revokeForWorkspace } from "@/app/api/messenger/admin/invites/[inviteId]/route";
import { POST as inviteToWorkspace, GET as listForWorkspace } from "@/app/api/messenger/admin/invites/route";
import { POST as accept } from "@/app/api/messenger/invites/[code]/accept/route";
import { DELETE as revoke } from "@/app/api/messenger/rooms/[id]/invites/[inviteId]/route";
import { POST as invite, GET as list } from "@/app/api/messenger/rooms/[id]/invites/route";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { inviteSchema, roomSchema } from "@/lib/dialects/spika/schemas/room";
import type { RoomId } from "@/lib/domain/ids";
import { redeemWorkspaceInvite } from "@/lib/domain/invites/redeem-workspace-invite";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { dataOf, expectError } from "@/lib/testing/wire";

const withInvite = z.object({ invite: inviteSchema });
const withInvites = z.object({ invites: z.array(inviteSchema) });
const deleted = z.object({ deleted: z.literal(true) });

let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;
let roomId: RoomId;
beforeEach(async () => {
  ana = await aUser("Ana", { isWorkspaceAdmin: true });
  [ben, cleo] = [await aUser("Ben"), await aUser("Cleo")];
  roomId = await aRoom([ana, ben]);
});

const at = (user: TestUser, id: string | number = roomId) => ({
  token: user.token,
  params: { id: String(id) },
});
const invited = async (body: object = {}) =>
  dataOf(await call(invite, { ...at(ana), body }), withInvite).invite;
const accepts = (user: TestUser, code: string) =>
  call(accept, { token: user.token, method: "POST", params: { code } });
const codeOf = ({ url }: { url: string }) => url.slice("http://hearth.test/invite/".length);

describe("native: room invites", () => {
  test("a link with 131 random bits, stored so that the database alone opens nothing", async () => {
    const made = await invited();
    expect(made).toMatchObject({ expiresAt: null, maxUses: null, uses: 0 });
    expect(made.url).toMatch(/^http:\/\/hearth\.test\/invite\/[A-Za-z0-9]{22}$/);
    const row = await db().invite.findUniqueOrThrow({ where: { id: made.id } });
    expect(JSON.stringify([...row.codeCipher, ...row.codeHash])).not.toContain(codeOf(made));
    expect(dataOf(await call(list, at(ana)), withInvites).invites).toEqual([made]);
  });

  test("whoever has the code becomes a member, and reads from then on", async () => {
    const { room } = dataOf(await accepts(cleo, codeOf(await invited())), z.object({ room: roomSchema }));
    expect(room).toMatchObject({ id: roomId, unreadCount: 0 });
    expect(room.users.map(({ userId }) => userId)).toContain(cleo.id);
    expect(await db().room.findUniqueOrThrow({ where: { id: roomId } })).toMatchObject({ peopleCount: 3 });
    expect(dataOf(await call(list, at(ana)), withInvites).invites).toMatchObject([{ uses: 1 }]);
  });

  test("a member uses nothing up, and a retry of the last use finds the room", async () => {
    const made = await invited({ maxUses: 1 });
    for (const user of [ben, cleo, cleo, ana]) {
      expect((await accepts(user, codeOf(made))).status).toBe(200);
    }
    expectError(await accepts(await aUser("Dora"), codeOf(made)), 404, "Not found");
    expect(dataOf(await call(list, at(ana)), withInvites).invites).toMatchObject([{ maxUses: 1, uses: 1 }]);
  });

  test("expired, revoked and unknown invites and those into a deleted room look alike", async () => {
    const [expired, revoked, open] = [
      await invited({ expiresAt: Date.now() + 60_000 }),
      await invited(),
      await invited(),
    ];
    expect(expired.expiresAt).toBeGreaterThan(Date.now());
    await db().invite.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    const params = { id: String(roomId), inviteId: String(revoked.id) };
    for (let times = 0; times < 2; times += 1) {
      dataOf(await call(revoke, { token: ana.token, method: "DELETE", params }), deleted);
    }
    expect(dataOf(await call(list, at(ana)), withInvites).invites.map(({ id }) => id)).toEqual([
      open.id,
      expired.id,
    ]);
    for (const code of [codeOf(expired), codeOf(revoked), "unknown", ""]) {
      expectError(await accepts(cleo, code), 404, "Not found");
    }
    await db().room.update({ where: { id: roomId }, data: { deletedAt: new Date() } });
    expectError(await accepts(cleo, codeOf(open)), 404, "Not found");
  });

  test.each([
    { expiresAt: "tomorrow" },
    { expiresAt: 1.5 },
    { expiresAt: 1e16 },
    { maxUses: 0 },
    { maxUses: "1" },
  ])("400 for %j", async (body) => {
    expectError(await call(invite, { ...at(ana), body }), 400, /^Invalid params ValidationError: body\./);
  });

  test("400 for a moment that is over", async () => {
    const answer = await call(invite, { ...at(ana), body: { expiresAt: 1 } });
    expectError(answer, 400, "expiresAt must be in the future");
  });

  test("strangers 404, members 403, private rooms 403", async () => {
    const made = await invited();
    const pair = await aRoom([ana, ben], { type: "private" });
    const calls = (user: TestUser, id: string | number) => [
      call(invite, { ...at(user, id), body: {} }),
      call(list, at(user, id)),
      call(revoke, {
        token: user.token,
        method: "DELETE",
        params: { id: String(id), inviteId: String(made.id) },
      }),
    ];
    for (const answer of calls(cleo, roomId)) expectError(await answer, 404, "Chat not found");
    for (const answer of calls(ana, "8851534158")) expectError(await answer, 404, "Chat not found");
    for (const answer of calls(ben, roomId)) expectError(await answer, 403, "Forbidden");
    for (const answer of calls(ana, pair)) expectError(await answer, 403, "Can't invite to private room");
    expect((await accepts(cleo, codeOf(made))).status).toBe(200);
  });

  test("another room's admin revokes nothing", async () => {
    const made = await invited();
    const other = await aRoom([cleo]);
    const params = { id: String(other), inviteId: String(made.id) };
    expectError(await call(revoke, { token: cleo.token, method: "DELETE", params }), 404, "Not found");
    expect((await accepts(cleo, codeOf(made))).status).toBe(200);
  });
});

describe("native: sign-up links of the workspace", () => {
  test("made, listed and revoked by its admins; no way into a room", async () => {
    const made = dataOf(
      await call(inviteToWorkspace, { token: ana.token, body: { maxUses: 5 } }),
      withInvite,
    ).invite;
    const invites = dataOf(await call(listForWorkspace, { token: ana.token }), withInvites).invites;
    expect(invites[0]).toEqual(made);
    expectError(await accepts(cleo, codeOf(made)), 404, "Not found");
    await inTransaction((tx) => redeemWorkspaceInvite(tx, codeOf(made)));
    const params = { inviteId: String(made.id) };
    dataOf(await call(revokeForWorkspace, { token: ana.token, method: "DELETE", params }), deleted);
    await expect(inTransaction((tx) => redeemWorkspaceInvite(tx, codeOf(made)))).rejects.toMatchObject({
      code: "not_found",
      reason: "invite_not_found",
    });
  });

  test("a room's invite is none of them", async () => {
    const made = await invited();
    const invites = dataOf(await call(listForWorkspace, { token: ana.token }), withInvites).invites;
    expect(invites.map(({ id }) => id)).not.toContain(made.id);
    const params = { inviteId: String(made.id) };
    expectError(
      await call(revokeForWorkspace, { token: ana.token, method: "DELETE", params }),
      404,
      "Not found",
    );
    await expect(inTransaction((tx) => redeemWorkspaceInvite(tx, codeOf(made)))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("403 for everybody else", async () => {
    expectError(await call(inviteToWorkspace, { token: ben.token, body: {} }), 403, "Forbidden");
    expectError(await call(listForWorkspace, { token: ben.token }), 403, "Forbidden");
    const params = { inviteId: "1" };
    expectError(
      await call(revokeForWorkspace, { token: ben.token, method: "DELETE", params }),
      403,
      "Forbidden",
    );
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { requestCode } from "@/lib/domain/accounts/request-code";
import { signUp } from "@/lib/domain/accounts/sign-up";
import type { RoomId } from "@/lib/domain/ids";
import { createRoomInvite, createWorkspaceInvite } from "@/lib/domain/invites/create-invite";
import { findInvitation } from "@/lib/domain/invites/find-invitation";
import { revokeRoomInvite } from "@/lib/domain/invites/revoke-invite";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";

let ana: TestUser;
let roomId: RoomId;
let sequence = 0;

function newcomer(change: object = {}) {
  sequence += 1;
  return {
    displayName: "Ben",
    identifier: `ben${sequence}@example.org`,
    password: "correct horse battery",
    address: `192.0.2.${sequence}`,
    ...change,
  };
}

const printed: string[] = [];
vi.spyOn(process.stdout, "write").mockImplementation((text) => {
  if (String(text).startsWith("[")) printed.push(String(text));
  return true;
});
const printedCode = () => /\b\d{6}\b/.exec(printed.at(-1) ?? "")?.[0] ?? "none";

beforeEach(async () => {
  await db().workspace.deleteMany();
  ana = await aUser("Ana", { isWorkspaceAdmin: true });
  roomId = await aRoom([ana]);
});

describe("an invite to a room", () => {
  test("makes an account that is in the room at once", async () => {
    const { code } = await createRoomInvite(ana.actor, roomId, {});
    expect(await findInvitation(code)).toEqual({ room: { id: roomId, name: "Team" }, invitedBy: "Ana" });
    const made = await signUp(newcomer({ inviteCode: code }));
    expect(made.roomId).toBe(roomId);
    const member = await db().member.findUnique({
      where: { roomId_userId: { roomId, userId: made.userId } },
    });
    expect(member).toMatchObject({ isAdmin: false });
    const user = await db().user.findUniqueOrThrow({ where: { id: made.userId } });
    expect(user).toMatchObject({ displayName: "Ben", verified: true, isWorkspaceAdmin: false });
  });

  test("admits no more people than it says, however many come at once", async () => {
    const { code } = await createRoomInvite(ana.actor, roomId, { maxUses: 2 });
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => signUp(newcomer({ inviteCode: code }))));
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toMatchObject({ reason: "invite_not_found" });
    expect(await db().member.count({ where: { roomId } })).toBe(3);
    expect(await findInvitation(code)).toBeNull();
  });

  test("leaves no account behind when it is used up", async () => {
    const { code } = await createRoomInvite(ana.actor, roomId, { maxUses: 1 });
    await signUp(newcomer({ inviteCode: code }));
    const late = newcomer({ inviteCode: code });
    await expect(signUp(late)).rejects.toMatchObject({ code: "not_found", reason: "invite_not_found" });
    expect(await db().user.count({ where: { emailAddress: late.identifier } })).toBe(0);
  });

  test("is not used up by a refused sign-up", async () => {
    const { code } = await createRoomInvite(ana.actor, roomId, { maxUses: 1 });
    const ben = newcomer({ inviteCode: code });
    await aUser("Ben", { emailAddress: ben.identifier });
    await expect(signUp(ben)).rejects.toMatchObject({ code: "conflict", reason: "identifier_taken" });
    await expect(signUp(newcomer({ inviteCode: code, password: "short" }))).rejects.toMatchObject({
      reason: "password_short",
    });
    expect((await signUp(newcomer({ inviteCode: code }))).roomId).toBe(roomId);
  });

  test("no longer works when it is revoked, expired, or its room is deleted", async () => {
    const revoked = await createRoomInvite(ana.actor, roomId, {});
    await revokeRoomInvite(ana.actor, roomId, revoked.id);
    const expired = await createRoomInvite(ana.actor, roomId, {});
    await db().invite.update({ where: { id: expired.id }, data: { expiresAt: new Date(0) } });
    const orphan = await createRoomInvite(ana.actor, await aRoom([ana]), {});
    await db().room.update({ where: { id: orphan.roomId ?? 0 }, data: { deletedAt: new Date() } });
    for (const inviteCode of [revoked.code, expired.code, orphan.code, "unknown"]) {
      expect(await findInvitation(inviteCode)).toBeNull();
      await expect(signUp(newcomer({ inviteCode }))).rejects.toMatchObject({ reason: "invite_not_found" });
    }
  });
});

test("an invite to the workspace makes an account and joins nothing", async () => {
  const { code } = await createWorkspaceInvite(ana.actor, {});
  expect(await findInvitation(code)).toEqual({ room: null, invitedBy: "Ana" });
  const { userId, roomId: joined } = await signUp(newcomer({ inviteCode: code }));
  expect(joined).toBeNull();
  expect(await db().member.count({ where: { userId } })).toBe(0);
});

describe("without an invite", () => {
  test("nobody signs up where it takes one", async () => {
    const ben = newcomer();
    await requestCode(ben);
    await expect(signUp({ ...ben, code: "123456" })).rejects.toMatchObject({
      code: "forbidden",
      reason: "sign_up_closed",
    });
  });

  test("whoever proves an address signs up where everybody may", async () => {
    await db().workspace.create({ data: { signUp: "open" } });
    const ben = newcomer();
    await expect(signUp({ ...ben, code: "abcdef" })).rejects.toMatchObject({ reason: "wrong_code" });
    await requestCode(ben);
    const { userId } = await signUp({ ...ben, code: printedCode() });
    expect((await db().user.findUniqueOrThrow({ where: { id: userId } })).emailAddress).toBe(ben.identifier);
  });

  test("only addresses of the right domain sign up, whatever stands before it", async () => {
    await db().workspace.create({ data: { signUp: "domain", domains: ["example.org"] } });
    for (const identifier of ["eve@evil.example", "eve@notexample.org", "eve@example.org.evil.example"]) {
      const eve = newcomer({ identifier });
      printed.length = 0;
      await requestCode(eve);
      expect(printed).toEqual([]);
      await expect(signUp({ ...eve, code: "123456" })).rejects.toMatchObject({ reason: "sign_up_closed" });
    }
    const ben = newcomer();
    await requestCode(ben);
    await signUp({ ...ben, code: printedCode() });
  });

  test("a bad password does not use the code up", async () => {
    await db().workspace.create({ data: { signUp: "open" } });
    const ben = newcomer();
    await requestCode(ben);
    const code = printedCode();
    await expect(signUp({ ...ben, password: "short", code })).rejects.toMatchObject({
      reason: "password_short",
    });
    await signUp({ ...ben, code });
  });

  test("the owner of an address that has an account gets into that account", async () => {
    await db().workspace.create({ data: { signUp: "open" } });
    const ben = newcomer();
    const known = await aUser("Benjamin", { emailAddress: ben.identifier });
    await requestCode(ben);
    expect((await signUp({ ...ben, code: printedCode() })).userId).toBe(known.id);
    const user = await db().user.findUniqueOrThrow({ where: { id: known.id } });
    expect(user).toMatchObject({ displayName: "Benjamin", passwordHash: null });
  });
});

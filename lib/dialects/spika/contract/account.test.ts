import { afterEach, describe, expect, test, vi } from "vitest";
import { POST as auth } from "@/app/api/messenger/auth/route";
import { DELETE, GET as me, PUT as putMe } from "@/app/api/messenger/me/route";
import { GET as settings } from "@/app/api/messenger/me/settings/route";
import { POST as mute } from "@/app/api/messenger/rooms/[id]/mute/route";
import { POST as pin } from "@/app/api/messenger/rooms/[id]/pin/route";
import { GET as room } from "@/app/api/messenger/rooms/[id]/route";
import { POST as unmute } from "@/app/api/messenger/rooms/[id]/unmute/route";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { anApiKey } from "@/lib/testing/api-key";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";

afterEach(() => vi.restoreAllMocks());

const leave = (user: TestUser) => call(DELETE, { token: user.token, method: "DELETE" });
const userRow = (user: TestUser) => db().user.findUniqueOrThrow({ where: { id: user.id } });
const membersOf = async (roomId: number) =>
  (await db().member.findMany({ where: { roomId }, orderBy: [{ joinedAt: "asc" }, { userId: "asc" }] })).map(
    ({ userId, isAdmin }) => (isAdmin ? `${userId} admin` : String(userId)),
  );

describe("2.9.3 DELETE /me", () => {
  test("the row stays without a name, an address or a way in", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const told = {
      displayName: "Ana",
      emailAddress: "ana.goes@example.org",
      telephoneNumber: "+385911110001",
    };
    await call(putMe, { token: ana.token, method: "PUT", body: { ...told, avatarFileId: 77 } });
    const answer = await leave(ana);
    expect(answer.json).toEqual({ status: "success", data: { deleted: true }, deleted: true });
    expect(await userRow(ana)).toMatchObject({
      displayName: `Deleted user ${ana.id}`,
      avatarFileId: 0n,
      emailAddress: null,
      telephoneNumber: null,
      contactKey: null,
      verified: true,
      deletedAt: expect.any(Date),
    });
    expect(await db().device.count({ where: { userId: ana.id } })).toBe(0);
    expect(await call(me, { token: ana.token })).toMatchObject({ status: 401, text: "Invalid access token" });
    expect((await call(me, { token: ben.token })).status).toBe(200);
  });

  test("the number begins anew", async () => {
    const ana = await aUser("Ana");
    const telephoneNumber = "+385911110002";
    await call(putMe, { token: ana.token, method: "PUT", body: { telephoneNumber } });
    await leave(ana);
    vi.spyOn(config(), "fixedCodes", "get").mockReturnValue(["000000"]);
    const { json } = await call(auth, { body: { telephoneNumber, deviceId: "anew" } });
    expect(json.data).toMatchObject({ isNewUser: true, user: { telephoneNumber, verified: false } });
    expect(json.data.user.id).not.toBe(ana.id);
  });

  test("private rooms and messages stay, groups, contacts, blocks and reactions go", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const pair = await aRoom([ana, ben], { type: "private" });
    const group = await aRoom([ben, ana]);
    const message = await sendMessage(ana.actor, { roomId: pair, type: "text", body: { text: "Hi" } });
    const reaction = { id: 1, messageId: message.id, roomId: pair, userId: ana.id, emoji: "👍" };
    await db().reaction.create({ data: reaction });
    const [own, others] = [{ userId: ana.id }, { userId: ben.id }];
    await db().contact.create({ data: { ...own, contactId: ben.id } });
    await db().contact.create({ data: { ...others, contactId: ana.id } });
    await db().block.create({ data: { ...own, blockedId: ben.id } });
    await db().block.create({ data: { ...others, blockedId: ana.id } });
    await db().draft.create({ data: { ...own, roomId: pair, text: "Never sent" } });

    await leave(ana);
    expect(await membersOf(pair)).toHaveLength(2);
    expect(await membersOf(group)).toEqual([`${ben.id} admin`]);
    expect(await db().room.findUniqueOrThrow({ where: { id: group } })).toMatchObject({ peopleCount: 1 });
    expect(await db().message.count({ where: { id: message.id, deletedAt: null } })).toBe(1);
    expect(await db().contact.count({ where: { OR: [own, { contactId: ana.id }] } })).toBe(0);
    expect(await db().block.count({ where: { OR: [own, { blockedId: ana.id }] } })).toBe(0);
    expect(await db().draft.count({ where: own })).toBe(0);
    expect(await db().reaction.count({ where: { ...own, removedAt: null } })).toBe(0);

    const seen = await call(room, { token: ben.token, params: { id: String(pair) } });
    const users: Array<{ userId: number; user: object }> = seen.json.data.room.users;
    expect(users.find(({ userId }) => userId === ana.id)?.user).toMatchObject({
      displayName: `Deleted user ${ana.id}`,
      deleted: true,
    });
  });

  test("a group without its last admin gets its oldest person, and one without people is deleted", async () => {
    const [ana, ben, cleo] = [await aUser("Ana"), await aUser("Ben"), await aUser("Cleo")];
    const [shared, alone, led] = [
      await aRoom([ana, ben, cleo]),
      await aRoom([ana]),
      await aRoom([cleo, ana]),
    ];
    await anApiKey(alone, ana.id);
    const key = { roomId: shared, userId: ben.id };
    await db().member.update({ where: { roomId_userId: key }, data: { joinedAt: new Date() } });
    const earlier = { joinedAt: new Date(0) };
    await db().member.update({
      where: { roomId_userId: { ...key, userId: cleo.id } },
      data: earlier,
    });
    await leave(ana);
    expect(await membersOf(shared)).toEqual([`${cleo.id} admin`, `${ben.id}`]);
    expect(await membersOf(led)).toEqual([`${cleo.id} admin`]);
    expect((await db().room.findUniqueOrThrow({ where: { id: alone } })).deletedAt).not.toBeNull();
  });

  test("everybody concerned hears of it", async () => {
    const ana = await aUser("Ana");
    const roomId = await aRoom([await aUser("Ben"), ana]);
    const { id: before } = await db().outbox.create({ data: { type: "mark", payload: {} } });
    await leave(ana);
    const events = await db().outbox.findMany({ where: { id: { gt: before } }, orderBy: { id: "asc" } });
    expect(events.map(({ payload }) => payload)).toEqual([
      { type: "member.removed", roomId, userId: ana.id },
      { type: "room.removed", roomId, userId: ana.id },
      { type: "room.updated", roomId },
      { type: "user.updated", userId: ana.id },
      { type: "device.signed_out", userId: ana.id },
    ]);
  });

  test("of admins who go at once the workspace keeps one", async () => {
    await db().user.updateMany({ data: { isWorkspaceAdmin: false, disabledAt: new Date() } });
    const admins = [];
    for (const name of ["Ana", "Ben"]) admins.push(await aUser(name, { isWorkspaceAdmin: true }));
    const cleo = await aUser("Cleo");
    const answers = await Promise.all(admins.map(leave));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await userRow(cleo)).toMatchObject({ isWorkspaceAdmin: true });
    for (const admin of admins) expect(await userRow(admin)).toMatchObject({ isWorkspaceAdmin: false });
  });
});

describe("2.17.1 GET /me/settings", () => {
  test("a row for each room that is muted or pinned, with its times as ISO texts", async () => {
    const [ana, ben] = [await aUser("Ana"), await aUser("Ben")];
    const [first, second] = [await aRoom([ana, ben]), await aRoom([ana, ben])];
    const change = (handler: typeof mute, id: number) =>
      call(handler, { token: ana.token, method: "POST", params: { id: String(id) } });
    const list = async (user: TestUser) => (await call(settings, { token: user.token })).json.data.settings;
    await change(mute, first);
    await change(pin, first);
    await change(mute, second);
    const rows = await list(ana);
    expect(rows.map(({ key, value, userId }: Record<string, unknown>) => [key, value, userId])).toEqual([
      [`mute_${first}`, "true", ana.id],
      [`pin_${first}`, "true", ana.id],
      [`mute_${second}`, "true", ana.id],
    ]);
    expect(new Set(rows.map(({ id }: { id: number }) => id)).size).toBe(3);
    expect(await list(ben)).toEqual([]);
    await change(unmute, first);
    expect(await list(ana)).toHaveLength(2);
    expect(await call(settings)).toMatchObject({ status: 401, text: "No access token" });
  });
});

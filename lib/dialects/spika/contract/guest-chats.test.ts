import { describe, expect, test } from "vitest";
import * as company from "@/app/api/messenger/companies/[id]/route";
import * as companies from "@/app/api/messenger/companies/route";
import { GET as getContacts } from "@/app/api/messenger/contacts/route";
import { DELETE as deleteGuest } from "@/app/api/messenger/guest-chats/[id]/guests/[guestId]/route";
import { GET as getGuests, POST as postGuest } from "@/app/api/messenger/guest-chats/[id]/guests/route";
import { GET as getGuestChat, PUT as putGuestChat } from "@/app/api/messenger/guest-chats/[id]/route";
import { POST as postShare } from "@/app/api/messenger/guest-chats/[id]/share/route";
import { GET as getGuestChats, POST as postGuestChat } from "@/app/api/messenger/guest-chats/route";
import { GET as getRoom } from "@/app/api/messenger/rooms/[id]/route";
import { GET as getUser } from "@/app/api/messenger/users/[id]/route";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { RoomId } from "@/lib/domain/ids";
import { addMembers } from "@/lib/domain/members/add-members";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import { aUser, type TestUser } from "@/lib/testing/builders";
import { call } from "@/lib/testing/request";
import { expectError } from "@/lib/testing/wire";

async function aChat(owner: TestUser) {
  const made = await call(companies.POST, { token: owner.token, body: { name: "Acme" } });
  const companyId: number = made.json.data.company.id;
  const body = { companyId, name: "Support" };
  const { json } = await call(postGuestChat, { token: owner.token, body });
  return { companyId, id: String(json.data.guestChat.roomId) };
}

async function aGuest(owner: TestUser, id: string, emailAddress: string) {
  const body = { name: "Ben", emailAddress };
  const { json } = await call(postGuest, { token: owner.token, params: { id }, body });
  return json.data.guest as { id: number; userId: number };
}

/** Another member of the messenger, who becomes an admin of the room. */
async function aColleague(id: string, isAdmin: boolean) {
  const colleague = await aUser("Cy");
  await inTransaction(async (tx) => {
    const room = await lockRoom(tx, Number(id) as RoomId);
    if (!room) throw new Error("no room");
    await addMembers(tx, room, [{ userId: colleague.id, isBot: false, name: "Cy", isAdmin }], new Date());
  });
  return colleague;
}

describe("in the messenger", () => {
  test("a company and a chat are made, listed and changed", async () => {
    const ada = await aUser("Ada");
    const { id, companyId } = await aChat(ada);
    const { token } = ada;
    const params = { id };
    const listed = await call(getGuestChats, { token });
    const chat = {
      ...{ roomId: Number(id), companyId, companyName: "Acme", name: "Support" },
      ...{ isOpen: true, endsAt: null, guestCount: 0 },
    };
    expect(listed.json.data).toEqual({ guestChats: [chat] });
    const endsAt = Date.UTC(2030, 0, 1);
    const changed = await call(putGuestChat, {
      method: "PUT",
      token,
      params,
      body: { isOpen: false, endsAt },
    });
    expect(changed.json.data.guestChat).toEqual({ ...chat, isOpen: false, endsAt });
    const reopened = await call(putGuestChat, {
      method: "PUT",
      token,
      params,
      body: { isOpen: true, endsAt: null },
    });
    expect(reopened.json.data.guestChat).toEqual(chat);
    const room = await call(getRoom, { token, params });
    expect(room.json.data.room.companyId).toBe(companyId);

    const renamed = { method: "PUT", token, params: { id: String(companyId) }, body: { name: "Acme & Co" } };
    expect((await call(company.PUT, renamed)).json.data.company.name).toBe("Acme & Co");
    const deleted = await call(company.DELETE, {
      method: "DELETE",
      token,
      params: { id: String(companyId) },
    });
    expectError(deleted, 409, "Company has chats");
    expect((await call(companies.GET, { token })).json.data.companies).toHaveLength(1);
  });

  test("a chat is managed by its room's admins too, and by no other member", async () => {
    const ada = await aUser("Ada");
    const { id } = await aChat(ada);
    const [admin, member, stranger] = [
      await aColleague(id, true),
      await aColleague(id, false),
      await aUser("Eve"),
    ];
    const ask = (who: TestUser) => call(getGuestChat, { token: who.token, params: { id } });
    expect((await ask(admin)).status).toBe(200);
    for (const who of [member, stranger]) expectError(await ask(who), 404, "Chat not found");
    const share = (who: TestUser) => call(postShare, { token: who.token, params: { id }, body: {} });
    expect((await share(admin)).json.data.url).toBe((await share(ada)).json.data.url);
    expectError(await share(member), 404, "Chat not found");
  });

  test("guests are brought in, marked as such, and removed", async () => {
    const ada = await aUser("Ada");
    const { id } = await aChat(ada);
    const { token } = ada;
    const ben = await aGuest(ada, id, "Ben@Example.org");
    const listed = await call(getGuests, { token, params: { id } });
    expect(listed.json.data.guests).toMatchObject([
      { id: ben.id, userId: ben.userId, name: "Ben", emailAddress: "ben@example.org", role: "guest" },
    ]);
    const twice = { name: "Ben", emailAddress: "ben@example.org" };
    expectError(
      await call(postGuest, { token, params: { id }, body: twice }),
      409,
      "Guest with that email exists",
    );
    const bad = { name: "Ben", emailAddress: "ben" };
    expectError(await call(postGuest, { token, params: { id }, body: bad }), 400, "Invalid email");
    const room = await call(getRoom, { token, params: { id } });
    const [owner, guest] = room.json.data.room.users;
    expect(owner.user).not.toHaveProperty("isGuest");
    expect(guest.user).toMatchObject({
      id: ben.userId,
      displayName: "Ben",
      isGuest: true,
      emailAddress: null,
    });

    const params = { id, guestId: String(ben.id) };
    expect((await call(deleteGuest, { method: "DELETE", token, params })).json.data).toEqual({
      deleted: true,
    });
    expectError(await call(deleteGuest, { method: "DELETE", token, params }), 404, "Guest not found");
    const after = await call(getRoom, { token, params: { id } });
    expect(after.json.data.room.users).toHaveLength(1);
  });

  test("guests are seen by the members of their chat alone", async () => {
    const ada = await aUser("Ada");
    const { id } = await aChat(ada);
    const ben = await aGuest(ada, id, "seen@example.org");
    const eve = await aUser("Eve");
    const params = { id: String(ben.userId) };
    expect((await call(getUser, { token: ada.token, params })).status).toBe(200);
    expect((await call(getUser, { token: eve.token, params })).status).toBe(404);
    for (const who of [ada, eve]) {
      const { json } = await call(getContacts, { token: who.token });
      expect(json.data.list.map((user: { id: number }) => user.id)).not.toContain(ben.userId);
    }
    expect(await db().device.count({ where: { userId: ben.userId } })).toBe(0);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { chatSchema } from "@/lib/dialects/guest-chat/schemas";
import type { RoomId } from "@/lib/domain/ids";
import { getRoom } from "@/lib/domain/rooms/get-room";
import { updateRoom } from "@/lib/domain/rooms/update-room";
import { aChatUser, aGuestChat, type GuestChatClient, guestChatApi } from "@/lib/testing/guest-chat";

let api: GuestChatClient;
beforeEach(async () => {
  api = await guestChatApi();
});

describe("chats", () => {
  test("are rooms of the messenger with their account as admin", async () => {
    const { owner, token, companyId, chatId } = await aGuestChat(api);
    const { json } = await api(`GET /api/chats/${chatId}`, { token });
    expect(chatSchema.strict().parse(json.data)).toMatchObject({
      ...{
        id: chatId,
        company_id: companyId,
        name: "Support",
        description: null,
        is_open: true,
        ends_at: null,
      },
    });
    const room = await getRoom(owner.actor, chatId as RoomId);
    expect(room).toMatchObject({ name: "Support", type: "group", visibility: "private", companyId });
    expect(room.members).toMatchObject([{ userId: owner.id, isAdmin: true }]);
  });

  test("are changed and deleted", async () => {
    const { token, chatId } = await aGuestChat(api);
    const ends_at = "2030-01-01T00:00:00.000Z";
    const body = { name: "Renamed", is_open: false, ends_at, description: "About all" };
    const changed = await api(`PUT /api/chats/${chatId}`, { token, body });
    expect(changed.json.data).toMatchObject(body);
    const reopened = await api(`PUT /api/chats/${chatId}`, {
      body: new URLSearchParams({ api_token: token, is_open: "1", ends_at: "" }),
    });
    expect(reopened.json.data).toMatchObject({ name: "Renamed", is_open: true, ends_at: null });
    const listed = await api("GET /api/chats", { token });
    expect(listed.json.data).toEqual([reopened.json.data]);

    expect((await api(`DELETE /api/chats/${chatId}`, { token })).json).toEqual({ data: { deleted: true } });
    expect((await api(`GET /api/chats/${chatId}`, { token })).status).toBe(404);
    expect((await api("GET /api/chats", { token })).json.data).toEqual([]);
  });

  test("of a company are listed alone", async () => {
    const { token, companyId, chatId } = await aGuestChat(api);
    const other = (await api("POST /api/companies", { token, body: { name: "Other" } })).json.data.id;
    await api("POST /api/chats", { token, body: { company_id: other, name: "Elsewhere" } });
    const { json } = await api("GET /api/chats", { token, query: { company_id: companyId } });
    expect(json.data.map(({ id }: { id: number }) => id)).toEqual([chatId]);
  });

  test("need a company of one's own and a name", async () => {
    const { token, companyId } = await aGuestChat(api);
    const { token: others } = await aGuestChat(api, "Eve");
    const named = { name: "Mine" };
    expect(
      (await api("POST /api/chats", { token: others, body: { ...named, company_id: companyId } })).status,
    ).toBe(404);
    expect((await api("POST /api/chats", { token, body: { ...named, company_id: 999_999 } })).status).toBe(
      404,
    );
    const { status, json } = await api("POST /api/chats", { token, body: { ends_at: "soon" } });
    expect(status).toBe(422);
    expect(Object.keys(json.errors).sort()).toEqual(["company_id", "ends_at", "name"]);
  });

  test("never become public, for guests read from their joining on", async () => {
    const { owner, chatId } = await aGuestChat(api);
    const published = updateRoom(owner.actor, chatId as RoomId, { visibility: "public" });
    await expect(published).rejects.toMatchObject({ reason: "chat_not_public" });
  });
});

describe("the share password", () => {
  test("is the same each time until it is replaced, for the account and for chat users", async () => {
    const chat = await aGuestChat(api);
    const share = (token: string, body = {}) => api(`POST /chats/${chat.chatId}/share`, { token, body });
    const { password, url } = (await share(chat.token)).json.data;
    expect(url).toBe(`http://hearth.test/c/${chat.chatId}#${password}`);
    expect(password).toMatch(/^\w{22}$/);
    const ben = await aChatUser(api, chat);
    expect((await share(ben.token)).json.data.password).toBe(password);
    const fresh = (await share(chat.token, { regenerate: true })).json.data.password;
    expect(fresh).not.toBe(password);
    expect(
      (await api(`POST /api/chats/${chat.chatId}/share`, { token: chat.token })).json.data.password,
    ).toBe(fresh);
  });
});

test("an unknown path answers in this API's words", async () => {
  const { status, json } = await api("GET /api/chats/1/nothing/here");
  expect([status, json]).toEqual([404, { message: "Not found." }]);
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { tokenSchema } from "@/lib/dialects/guest-chat/schemas";
import { aChatUser, aGuestChat, type GuestChatClient, guestChatApi } from "@/lib/testing/guest-chat";
import { aMailServer } from "@/lib/testing/mailbox";

const { sentTo, codeFor } = await aMailServer();

let api: GuestChatClient;
beforeEach(async () => {
  api = await guestChatApi();
});

const WRONG = {
  message: "The given data was invalid.",
  errors: { "auth-code": ["The code is wrong or no longer works."] },
};

function askFor(chatId: number) {
  return {
    code: (body: object) => api(`POST /chats/${chatId}/users/request-code`, { body }),
    token: (email: string, code: unknown) =>
      api(`POST /chats/${chatId}/users/get-token`, { body: { email, "auth-code": code } }),
  };
}

describe("a code by mail", () => {
  test("is sent to whoever is brought into a chat, and gives a token of theirs", async () => {
    const chat = await aGuestChat(api);
    const body = { name: "Ben", email: "Ben@Example.org" };
    const made = await api(`POST /api/chats/${chat.chatId}/users`, { token: chat.token, body });
    expect(made.status).toBe(201);
    expect(made.json.data).toMatchObject({ name: "Ben", email: "ben@example.org", role: "guest" });

    const code = await codeFor("ben@example.org");
    const got = await askFor(chat.chatId).token("ben@example.org", Number(code));
    expect(got.status).toBe(200);
    const { chat_user_token, chat_user } = tokenSchema.strict().parse(got.json.data);
    expect(chat_user).toEqual(made.json.data);
    const me = await api("GET /api/chat-user", { token: chat_user_token });
    expect(me.json.data).toEqual(chat_user);
    // It was used up.
    expect((await askFor(chat.chatId).token("ben@example.org", code)).json).toEqual(WRONG);
  });

  test("is sent to nobody whom the chat does not know, and the answer is the same", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    await codeFor(ben.email);
    const { code } = askFor(chat.chatId);
    const known = await code({ email: ben.email });
    const unknown = await code({ email: "eve@example.org" });
    const guessing = await code({ email: "eve@example.org", password: "guess", name: "Eve" });
    const nowhere = await askFor(999_999).code({ email: ben.email });
    for (const answer of [known, unknown, guessing, nowhere]) {
      expect([answer.status, answer.json]).toEqual([202, { data: { accepted: true } }]);
    }
    await vi.waitFor(() => expect(sentTo(ben.email)).toHaveLength(2), { timeout: 10_000 });
    expect(sentTo("eve@example.org")).toEqual([]);
  });

  test("is sent to a newcomer who has the share password, and makes them a chat user", async () => {
    const chat = await aGuestChat(api);
    const { password } = (await api(`POST /chats/${chat.chatId}/share`, { token: chat.token, body: {} })).json
      .data;
    const ask = askFor(chat.chatId);
    await ask.code({ email: "cy@example.org", password, name: "Cy" });
    const code = await codeFor("cy@example.org");
    // Asking for somebody else's code does not void theirs.
    await ask.code({ email: "cy@example.org" });
    const users = () => api(`GET /api/chats/${chat.chatId}/users`, { token: chat.token });
    expect((await users()).json.data).toEqual([]);
    const got = await ask.token("cy@example.org", code);
    expect(got.json.data.chat_user).toMatchObject({ name: "Cy", role: "guest", email: "cy@example.org" });
    expect((await users()).json.data).toHaveLength(1);
  });

  test("lets nobody back in by the link who was removed", async () => {
    const chat = await aGuestChat(api);
    const { password } = (await api(`POST /chats/${chat.chatId}/share`, { token: chat.token, body: {} })).json
      .data;
    const ben = await aChatUser(api, chat);
    await codeFor(ben.email);
    await api(`DELETE /api/chats/${chat.chatId}/users/${ben.id}`, { token: chat.token });
    await askFor(chat.chatId).code({ email: ben.email, password, name: "Ben" });
    expect(await db().oneTimeCode.count({ where: { subject: { endsWith: "uninvited" } } })).toBeGreaterThan(
      0,
    );

    const again = await aChatUser(api, chat, { email: ben.email, name: "Ben again" });
    expect(again.id).toBe(ben.id);
    await vi.waitFor(() => expect(sentTo(ben.email)).toHaveLength(2), { timeout: 10_000 });
  });
});

describe("a wrong code", () => {
  test("sounds the same for a wrong code, an unknown e-mail and an unknown chat", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const answers = [
      await askFor(chat.chatId).token(ben.email, 0),
      await askFor(chat.chatId).token("eve@example.org", 123456),
      await askFor(999_999).token(ben.email, 123456),
    ];
    for (const { status, json } of answers) expect([status, json]).toEqual([422, WRONG]);
  });

  test("burns the code at the fifth try", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const code = await codeFor(ben.email);
    const wrong = code === "000000" ? "000001" : "000000";
    for (let tries = 0; tries < 5; tries++) await askFor(chat.chatId).token(ben.email, wrong);
    expect((await askFor(chat.chatId).token(ben.email, code)).json).toEqual(WRONG);
  });

  test("is an old one after 15 minutes", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const code = await codeFor(ben.email);
    const issued = await db().oneTimeCode.findFirstOrThrow({
      where: { subject: `${chat.chatId}:${ben.email}` },
    });
    expect(issued.expiresAt.getTime() - issued.createdAt.getTime()).toBeGreaterThan(14 * 60_000);
    await db().oneTimeCode.update({
      where: { id: issued.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect((await askFor(chat.chatId).token(ben.email, code)).json).toEqual(WRONG);
  });

  test.each([
    [{ "auth-code": 1 }, "email"],
    [{ email: "nobody", "auth-code": 1 }, "email"],
    [{ email: "ben@example.org" }, "auth-code"],
    [{ email: "ben@example.org", "auth-code": [] }, "auth-code"],
    [{ email: "ben@example.org, eve@example.org", "auth-code": 1 }, "email"],
  ])("is refused on its field: %j", async (body, field) => {
    const { status, json } = await api("POST /chats/1/users/get-token", { body });
    expect([status, json.message, Object.keys(json.errors)]).toEqual([422, WRONG.message, [field]]);
  });
});

test("codes are limited for each e-mail, with Retry-After", async () => {
  const chat = await aGuestChat(api);
  const answers = [];
  for (let times = 0; times < 11; times++) {
    answers.push(await askFor(chat.chatId).code({ email: "limited@example.org" }));
  }
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a guest's e-mail is nobody's account", async () => {
  const chat = await aGuestChat(api);
  const { emailAddress } = await db().user.findUniqueOrThrow({ where: { id: chat.owner.id } });
  const guest = await aChatUser(api, chat, { email: emailAddress ?? "" });
  const { userId } = await db().guestAccess.findUniqueOrThrow({ where: { id: guest.id } });
  expect(await db().user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
    ...{ isGuest: true, emailAddress: null, telephoneNumber: null, passwordHash: null },
  });
  expect(config().fixedCodes).toEqual([]);
});

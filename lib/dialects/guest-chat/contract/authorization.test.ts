import { beforeEach, describe, expect, test } from "vitest";
import { anApiToken } from "@/lib/testing/api-token";
import { aChatUser, aGuestChat, type GuestChatClient, guestChatApi } from "@/lib/testing/guest-chat";

// Who may do what: every call with a token, by everybody, of what is one account's.

/** In the order of the table's columns. */
const CALLERS = ["nobody", "owner", "reader", "stranger", "here", "elsewhere", "removed", "person"] as const;
type Caller = (typeof CALLERS)[number];

/**
 * nobody: no token. owner: the account. reader: its read-only token. stranger: another account.
 * here: a chat user of the chat. elsewhere: of another chat. removed: of this one, before.
 * person: the owner's device token of the messenger, which is none here.
 */
const TABLE: Array<[call: string, statuses: string, body?: object]> = [
  //                                               nob own rea str her els rem per
  ["GET /api/user", "                              401 200 200 200 403 403 401 401"],
  ["GET /api/chat-user", "                         401 403 403 403 200 200 401 401"],
  ["GET /api/companies", "                         401 200 200 200 403 403 401 401"],
  ["POST /api/companies", "                        401 201 403 201 403 403 401 401", { name: "New" }],
  ["GET /api/companies/:company", "                401 200 200 404 403 403 401 401"],
  ["PUT /api/companies/:company", "                401 200 403 404 403 403 401 401", { name: "Acme" }],
  ["DELETE /api/companies/:company", "             401 409 403 404 403 403 401 401"],
  ["GET /api/chats", "                             401 200 200 200 403 403 401 401"],
  ["POST /api/chats", "                            401 422 403 422 403 403 401 401", {}],
  ["GET /api/chats/:chat", "                       401 200 200 404 200 404 401 401"],
  ["PUT /api/chats/:chat", "                       401 200 403 404 403 403 401 401", { description: "…" }],
  ["GET /api/chats/:chat/users", "                 401 200 200 404 200 404 401 401"],
  ["POST /api/chats/:chat/users", "                401 422 403 422 403 403 401 401", {}],
  ["GET /api/chats/:chat/users/:user", "           401 200 200 404 200 404 401 401"],
  ["GET /api/chats/:chat/users/:other", "          401 200 200 404 200 404 401 401"],
  ["PUT /api/chats/:chat/users/:user", "           401 200 403 404 200 404 401 401", { name: "Ben" }],
  ["PUT /api/chats/:chat/users/:other", "          401 200 403 404 403 404 401 401", { name: "Cy" }],
  ["DELETE /api/chats/:chat/users/999999", "       401 404 403 404 403 403 401 401"],
  ["GET /api/chats/:chat/messages", "              401 200 200 404 200 404 401 401"],
  ["POST /api/chats/:chat/messages", "             401 403 403 404 201 404 401 401", { body: "Hello" }],
  ["GET /api/chats/:chat/messages/:message", "     401 200 200 404 200 404 401 401"],
  ["PUT /api/chats/:chat/messages/:message", "     401 200 403 404 200 404 401 401", { body: "Hi" }],
  ["PUT /api/chats/:chat/messages/:others", "      401 200 403 404 403 404 401 401", { body: "Hi" }],
  ["DELETE /api/chats/:chat/messages/999999", "    401 404 403 404 404 404 401 401"],
  ["POST /chats/:chat/share", "                    401 200 403 404 200 404 401 401", {}],
  ["POST /api/chats/:chat/share", "                401 200 403 404 200 404 401 401", {}],
  ["GET /api/chats/:chat/realtime", "              401 403 403 403 200 404 401 401"],
  ["POST /api/chats/:chat/realtime/auth", "        401 403 403 403 200 404 401 401", { socket_id: "1.1" }],
  ["POST /api/chats/:chat/seen", "                 401 403 403 403 200 404 401 401", { message_id: 1 }],
];

let api: GuestChatClient;
beforeEach(async () => {
  api = await guestChatApi();
});

async function plant() {
  const chat = await aGuestChat(api);
  const ben = await aChatUser(api, chat);
  const cy = await aChatUser(api, chat, { name: "Cy" });
  const gone = await aChatUser(api, chat, { name: "Gone" });
  await api(`DELETE /api/chats/${chat.chatId}/users/${gone.id}`, { token: chat.token });
  const other = await aGuestChat(api, "Eve");
  const dan = await aChatUser(api, other, { name: "Dan" });
  const say = async (token: string) =>
    (await api(`POST /api/chats/${chat.chatId}/messages`, { token, body: { body: "Said" } })).json.data.id;
  const tokens: Record<Caller, string | undefined> = {
    nobody: undefined,
    owner: chat.token,
    reader: (await anApiToken(chat.owner.id, { scopes: ["read"] })).token,
    stranger: other.token,
    here: ben.token,
    elsewhere: dan.token,
    removed: gone.token,
    person: chat.owner.token,
  };
  const ids: Record<string, number> = {
    ...{ company: chat.companyId, chat: chat.chatId, user: ben.id, other: cy.id },
    ...{ message: await say(ben.token), others: await say(cy.token) },
  };
  return { tokens, ids, chat, ben, cy, other };
}

test("who may do what", async () => {
  const { tokens, ids } = await plant();
  const asked: string[][] = [];
  for (const [call, , body] of TABLE) {
    const path = call.replace(/:(\w+)/g, (_, name: string) => String(ids[name]));
    const answers = await Promise.all(CALLERS.map((caller) => api(path, { token: tokens[caller], body })));
    const statuses = answers.map(({ status }) => status);
    asked.push([call, statuses.join(" ")]);
  }
  expect(asked).toEqual(TABLE.map(([call, statuses]) => [call, statuses.trim()]));
}, 60_000);

describe("what is somebody else's", () => {
  test("answers as what nobody has, to the byte", async () => {
    const { tokens, ids } = await plant();
    for (const path of ["companies/:company", "chats/:chat", "chats/:chat/messages", "chats/:chat/users"]) {
      const own = path.replace(/:(\w+)/, (_, name: string) => String(ids[name]));
      const nobodys = path.replace(/:(\w+)/, "999999");
      const [foreign, unknown] = await Promise.all(
        [own, nobodys].map((one) => api(`GET /api/${one}`, { token: tokens.stranger })),
      );
      expect([foreign?.status, foreign?.json]).toEqual([404, unknown?.json]);
    }
    const odd = await api("GET /api/chats/99999999999999", { token: tokens.owner });
    expect(odd.status).toBe(404);
  });

  test("is no e-mail of another chat user", async () => {
    const { tokens, ids, ben, cy } = await plant();
    const list = (await api(`GET /api/chats/${ids.chat}/users`, { token: tokens.here })).json.data;
    expect(list.map(({ email }: { email: string | null }) => email)).toEqual([ben.email, null]);
    const one = await api(`GET /api/chats/${ids.chat}/users/${cy.id}`, { token: tokens.here });
    expect(one.json.data.email).toBeNull();
    const all = (await api(`GET /api/chats/${ids.chat}/users`, { token: tokens.owner })).json.data;
    expect(all.map(({ email }: { email: string }) => email)).toEqual([ben.email, cy.email]);
  });
});

describe("a token", () => {
  test("counts in its own place alone", async () => {
    const { tokens } = await plant();
    const { owner = "", here = "" } = tokens;
    expect((await api("GET /api/user", { query: { api_token: owner } })).status).toBe(200);
    expect((await api("GET /api/user", { query: { api_token: here } })).status).toBe(401);
    expect((await api("GET /api/chat-user", { query: { chat_user_token: here } })).status).toBe(200);
    expect((await api("GET /api/chat-user", { query: { chat_user_token: owner } })).status).toBe(401);
    const both = { api_token: owner, chat_user_token: "htc_wrong" };
    const answer = await api("GET /api/user", { query: both });
    expect([answer.status, answer.json]).toEqual([401, { message: "Unauthenticated." }]);
  });

  test("of a chat user gives no role and no other address to them", async () => {
    const { tokens, ids } = await plant();
    for (const body of [{ role: "agent" }, { email: "eve@example.org" }]) {
      const changed = await api(`PUT /api/chats/${ids.chat}/users/${ids.user}`, { token: tokens.here, body });
      expect(changed.status).toBe(403);
    }
  });

  test("stops when its chat user's address changes, and when the chat is deleted", async () => {
    const { tokens, ids } = await plant();
    const body = { email: "moved@example.org" };
    await api(`PUT /api/chats/${ids.chat}/users/${ids.user}`, { token: tokens.owner, body });
    expect((await api("GET /api/chat-user", { token: tokens.here })).status).toBe(401);

    const chat = await aGuestChat(api, "Fay");
    const guest = await aChatUser(api, chat);
    await api(`DELETE /api/chats/${chat.chatId}`, { token: chat.token });
    expect((await api("GET /api/chat-user", { token: guest.token })).status).toBe(401);
  });

  test("has a rate, told in headers", async () => {
    const { token } = await aGuestChat(api, "Gil");
    const { headers } = await api("GET /api/user", { token });
    expect(headers.get("x-ratelimit-limit")).toBe("100");
    expect(Number(headers.get("x-ratelimit-remaining"))).toBeLessThan(100);
    expect(headers.get("x-request-id")).toBeTruthy();
  });
});

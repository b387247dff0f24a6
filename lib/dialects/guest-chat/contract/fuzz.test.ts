import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { config } from "@/lib/config";
import { provide } from "@/lib/singleton";
import { aChatUser, aGuestChat, type GuestChatClient, guestChatApi } from "@/lib/testing/guest-chat";

let api: GuestChatClient;
beforeEach(async () => {
  provide("config", { ...config(), rateLimits: false });
  api = await guestChatApi();
});

const RUNS = 40;
const odd = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("\u0000", "\ud800", -1, 1e308, 2 ** 53, "", [], {}, null, "9".repeat(400)),
);
/** Objects of the fields that calls know, with anything in them, and anything at all. */
const bodies = fc.oneof(
  fc.record(
    {
      ...{
        name: odd,
        website: odd,
        logo_url: odd,
        company_id: odd,
        description: odd,
        is_open: odd,
        ends_at: odd,
      },
      ...{
        email: odd,
        role: odd,
        body: odd,
        attachments: odd,
        password: odd,
        "auth-code": odd,
        regenerate: odd,
      },
      ...{ message_id: odd, socket_id: odd },
    },
    { requiredKeys: [] },
  ),
  odd,
);

test("no body makes a call fail, and what is refused is stored nowhere", async () => {
  const chat = await aGuestChat(api);
  const ben = await aChatUser(api, chat);
  const inChat = `/api/chats/${chat.chatId}`;
  const messages = async () =>
    (await api(`GET ${inChat}/messages`, { token: chat.token })).json.meta.total as number;
  let stored = 0;
  const calls: Array<[call: string, token: string | undefined]> = [
    ["POST /api/companies", chat.token],
    [`PUT /api/companies/${chat.companyId}`, chat.token],
    ["POST /api/chats", chat.token],
    [`POST ${inChat}/users`, chat.token],
    [`PUT ${inChat}/users/${ben.id}`, ben.token],
    [`POST ${inChat}/messages`, ben.token],
    [`POST ${inChat}/seen`, ben.token],
    [`POST ${inChat}/realtime/auth`, ben.token],
    [`POST /chats/${chat.chatId}/share`, chat.token],
    [`POST /chats/${chat.chatId}/users/request-code`, undefined],
    [`POST /chats/${chat.chatId}/users/get-token`, undefined],
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...calls), bodies, async ([call, token], body) => {
      const answer = await api(call, {
        ...{ token, body: JSON.stringify(body) ?? "null", headers: { "Content-Type": "application/json" } },
      });
      if (call.endsWith("/messages") && answer.status === 201) stored++;
      expect([call, answer.status, answer.json]).toEqual([call, expect.any(Number), expect.anything()]);
      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: RUNS * calls.length, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
  );
  expect(await messages()).toBe(stored);
}, 90_000);

import { beforeEach, expect, test, vi } from "vitest";
import type { RoomId } from "@/lib/domain/ids";
import { editMessage } from "@/lib/domain/messages/edit-message";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { startRelay } from "@/lib/outbox/relay";
import type { LiveEvent } from "@/lib/realtime/publisher";
import { announceThrough } from "@/lib/server/announce";
import { aRoom, aUser } from "@/lib/testing/builders";
import { aChatUser, aGuestChat, type GuestChatClient, guestChatApi } from "@/lib/testing/guest-chat";

let api: GuestChatClient;
let published: LiveEvent[];
let settle: () => Promise<void>;
beforeEach(async () => {
  published = [];
  const relay = startRelay(
    announceThrough({
      publish: async (events) => void published.push(...events),
      terminateUser: vi.fn(),
    }),
  );
  settle = relay.settle;
  api = await guestChatApi();
  return relay.stop;
});

const heard = (chatId: number) =>
  published
    .filter(({ channel }) => channel === `private-chat-${chatId}`)
    .map(({ name, data }) => ({ name, ...JSON.parse(data) }));

test("guests hear in their own shapes what is theirs to hear", async () => {
  const chat = await aGuestChat(api);
  const room = { roomId: chat.chatId as RoomId, type: "text" };
  const early = await sendMessage(chat.owner.actor, { ...room, body: { text: "Before" } });
  const ben = await aChatUser(api, chat);
  await settle();
  published.length = 0;

  const said = await sendMessage(chat.owner.actor, { ...room, body: { text: "Hello" } });
  await editMessage(chat.owner.actor, early.id, { text: "Secret" });
  await api(`PUT /api/chats/${chat.chatId}`, { token: chat.token, body: { is_open: false } });
  await api(`DELETE /api/chats/${chat.chatId}/users/${ben.id}`, { token: chat.token });
  await settle();
  const told = heard(chat.chatId);
  expect(told.map(({ name }) => name)).toEqual([
    ...["message.created", "message.updated", "chat.updated", "user.removed", "chat.updated"],
  ]);
  expect(told[0]).toMatchObject({
    message: { id: said.id, body: "Hello", author_name: "Ada", chat_user: null },
  });
  // Of what was said before they came, the channel tells nothing but the id.
  expect(told[1]).toEqual({ name: "message.updated", eventId: told[1].eventId, messageId: early.id });
  expect(told[2]).toMatchObject({ chat: { id: chat.chatId, is_open: false } });
  expect(told[3]).toMatchObject({ chatUserId: ben.id });
  const text = JSON.stringify(told);
  expect(text).not.toContain("Secret");
  expect(text).not.toContain("@example.org");
  expect(text).not.toContain("seenCount");
});

test("members hear a guest's message as any other, and other rooms nothing is told to guests of", async () => {
  const chat = await aGuestChat(api);
  const ben = await aChatUser(api, chat);
  const plain = await aRoom([await aUser("Cy")]);
  await settle();
  published.length = 0;
  await api(`POST /api/chats/${chat.chatId}/messages`, {
    token: ben.token,
    body: { body: "Anybody there?" },
  });
  const cy = await aUser("Dee");
  await expect(sendMessage(cy.actor, { roomId: plain, type: "text", body: { text: "x" } })).rejects.toThrow();
  await settle();
  const toMembers = published.filter(({ channel }) => channel === `private-room-${chat.chatId}`);
  expect(toMembers.map(({ name }) => name)).toContain("message.created");
  expect(JSON.parse(toMembers[0]?.data ?? "{}").message.body.text).toBe("Anybody there?");
  expect(heard(plain)).toEqual([]);
});

import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { messageSchema } from "@/lib/dialects/guest-chat/schemas";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { deleteMessage } from "@/lib/domain/messages/delete-message";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { listRoomList } from "@/lib/domain/rooms/list-room-list";
import { aChatUser, aGuestChat, type GuestChatClient, guestChatApi } from "@/lib/testing/guest-chat";

let api: GuestChatClient;
beforeEach(async () => {
  api = await guestChatApi();
});

type Chat = Awaited<ReturnType<typeof aGuestChat>>;
const path = ({ chatId }: Chat, rest = "") => `/api/chats/${chatId}/messages${rest}`;
const answerOf = ({ owner, chatId }: Chat, text: string) =>
  sendMessage(owner.actor, { roomId: chatId as RoomId, type: "text", body: { text } });
const bodiesOf = (json: { data: Array<{ body: string }> }) => json.data.map(({ body }) => body);

describe("messages", () => {
  test("of guests and members are read by both, newest first", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const posted = await api(`POST ${path(chat)}`, { token: ben.token, body: { body: "Hello?" } });
    expect(posted.status).toBe(201);
    expect(messageSchema.strict().parse(posted.json.data)).toMatchObject({
      ...{ chat_id: chat.chatId, chat_user: { id: ben.id, name: "Ben", role: "guest" }, author_name: "Ben" },
      ...{ body: "Hello?", attachments: [], edited: false },
    });
    await answerOf(chat, "Good morning");
    for (const token of [ben.token, chat.token]) {
      const { json } = await api(`GET ${path(chat)}`, { token });
      expect(bodiesOf(json)).toEqual(["Good morning", "Hello?"]);
      expect(json.data[0]).toMatchObject({ chat_user: null, author_name: "Ada" });
      expect(json.meta).toEqual({ current_page: 1, per_page: 25, total: 2 });
    }
    const [item] = await listRoomList(chat.owner.actor);
    expect(item).toMatchObject({ unreadCount: 1, lastMessage: { body: { text: "Good morning" } } });
    const row = await db().message.findUniqueOrThrow({ where: { id: posted.json.data.id } });
    expect(row).toMatchObject({ source: "guest-chat", memberCount: 2 });
  });

  test("are the chat user's from their joining on, the account's all", async () => {
    const chat = await aGuestChat(api);
    const early = await answerOf(chat, "Before");
    const ben = await aChatUser(api, chat);
    await answerOf(chat, "After");
    expect(bodiesOf((await api(`GET ${path(chat)}`, { token: ben.token })).json)).toEqual(["After"]);
    expect(bodiesOf((await api(`GET ${path(chat)}`, { token: chat.token })).json)).toEqual([
      "After",
      "Before",
    ]);
    expect((await api(`GET ${path(chat, `/${early.id}`)}`, { token: ben.token })).status).toBe(404);
    expect((await api(`GET ${path(chat, `/${early.id}`)}`, { token: chat.token })).status).toBe(200);
  });

  test("page by number and by cursor, each once", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    for (const text of ["1", "2", "3", "4", "5"]) await answerOf(chat, text);
    const second = await api(`GET ${path(chat)}`, { token: ben.token, query: { page: 2, per_page: 2 } });
    expect(bodiesOf(second.json)).toEqual(["3", "2"]);
    const read: string[] = [];
    let next: string | null = `http://hearth.test${path(chat)}?per_page=2&before=2147483647`;
    while (next) {
      const { pathname, search }: URL = new URL(next);
      const { json } = await api(`GET ${pathname}${search}`, { token: ben.token });
      read.push(...bodiesOf(json));
      next = json.links.next;
    }
    expect(read).toEqual(["5", "4", "3", "2", "1"]);
  });

  test("are posted by nobody with an API token alone, and with both as the chat user", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const body = { body: "Hello" };
    expect((await api(`POST ${path(chat)}`, { token: chat.token, body })).status).toBe(403);
    const query = { chat_user_token: ben.token };
    const posted = await api(`POST ${path(chat)}`, { token: chat.token, query, body });
    expect([posted.status, posted.json.data.chat_user.id]).toEqual([201, ben.id]);
    const inBody = await api(`POST ${path(chat)}`, { body: { ...body, chat_user_token: ben.token } });
    expect(inBody.status).toBe(201);
    const inForm = new URLSearchParams({ body: "By form", chat_user_token: ben.token });
    expect((await api(`POST ${path(chat)}`, { body: inForm })).json.data.body).toBe("By form");
  });

  test.each([
    [{}, "body"],
    [{ body: " " }, "body"],
    [{ body: { $ne: 1 } }, "body"],
    [{ body: "x".repeat(16_385) }, "body"],
    [{ body: "nul\u0000" }, "body"],
    [{ body: "With a file", attachments: [12345] }, "attachments"],
  ])("are refused by 422 on the field: %#", async (body, field) => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const { status, json } = await api(`POST ${path(chat)}`, { token: ben.token, body });
    expect([status, json.message, Object.keys(json.errors)]).toEqual([
      422,
      "The given data was invalid.",
      [field],
    ]);
    expect((await api(`GET ${path(chat)}`, { token: ben.token })).json.meta.total).toBe(0);
  });

  test("over the limit of a body answer 413, and what is no JSON 400", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const big = await api(`POST ${path(chat)}`, { token: ben.token, body: { body: "x".repeat(1_100_000) } });
    expect(big.status).toBe(413);
    const headers = { "Content-Type": "application/json" };
    const broken = await api(`POST ${path(chat)}`, { token: ben.token, body: "{", headers });
    expect([broken.status, broken.json]).toEqual([400, { message: "Invalid JSON" }]);
  });

  test("are stored once with an Idempotency-Key, however many come at once", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const send = () =>
      api(`POST ${path(chat)}`, {
        ...{ token: ben.token, body: { body: "Once" }, headers: { "Idempotency-Key": "once" } },
      });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(answers.map(({ status, json }) => `${status} ${JSON.stringify(json)}`)).size).toBe(1);
    expect((await api(`GET ${path(chat)}`, { token: ben.token })).json.meta.total).toBe(1);
  });

  test("are looked at and not stored with dry_run=1", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const query = { dry_run: 1 };
    const dry = await api(`POST ${path(chat)}`, { token: ben.token, query, body: { body: "Perhaps" } });
    expect(dry.status).toBe(200);
    expect(dry.json.data).toMatchObject({ body: "Perhaps", author_name: "Ben" });
    expect(dry.json.data).not.toHaveProperty("id");
    const refused = await api(`POST ${path(chat)}`, { token: ben.token, query, body: { body: "" } });
    expect(refused.status).toBe(422);
    expect((await api(`GET ${path(chat)}`, { token: ben.token })).json.meta.total).toBe(0);
  });
});

describe("files", () => {
  const upload = async (token: string, chat: Chat, name: string, bytes: Buffer) =>
    api(`POST /api/chats/${chat.chatId}/files`, {
      ...{ token, query: { name }, body: bytes.toString("latin1") },
      headers: { "Content-Type": "text/plain" },
    });

  test("are uploaded as they are and attached to a message, which carries all of them", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const one = await upload(ben.token, chat, "one.txt", Buffer.from("first"));
    const two = await upload(ben.token, chat, "two.txt", Buffer.alloc(2_500_000, "x"));
    expect(one.status).toBe(201);
    expect(one.json.data).toMatchObject({ name: "one.txt", mime_type: "text/plain", size: 5 });
    expect(two.json.data.size).toBe(2_500_000);
    const attachments = [one.json.data.id, two.json.data.id];
    const posted = await api(`POST ${path(chat)}`, { token: ben.token, body: { body: "Both", attachments } });
    expect(posted.json.data.attachments).toEqual([one.json.data, two.json.data]);
    expect(await db().attachment.count({ where: { messageId: posted.json.data.id } })).toBe(2);
    const row = await db().message.findUniqueOrThrow({ where: { id: posted.json.data.id } });
    expect(row).toMatchObject({ type: "file", body: { text: "Both", fileId: attachments[0] } });
  });

  test("of somebody else cannot be attached, and an empty one is none", async () => {
    const chat = await aGuestChat(api);
    const [ben, cy] = [await aChatUser(api, chat), await aChatUser(api, chat, { name: "Cy" })];
    const { json } = await upload(cy.token, chat, "cys.txt", Buffer.from("mine"));
    const body = { body: "Look", attachments: [json.data.id] };
    expect((await api(`POST ${path(chat)}`, { token: ben.token, body })).status).toBe(422);
    expect((await upload(ben.token, chat, "empty.txt", Buffer.alloc(0))).status).toBe(422);
  });
});

describe("changing and deleting", () => {
  test("one's own is a chat user's right, any of the chat's the account's", async () => {
    const chat = await aGuestChat(api);
    const [ben, cy] = [await aChatUser(api, chat), await aChatUser(api, chat, { name: "Cy" })];
    const posted = await api(`POST ${path(chat)}`, { token: ben.token, body: { body: "Frist" } });
    const one = path(chat, `/${posted.json.data.id}`);
    const edited = await api(`PUT ${one}`, { token: ben.token, body: { body: "First" } });
    expect(edited.json.data).toMatchObject({ body: "First", edited: true });
    expect((await api(`PUT ${one}`, { token: cy.token, body: { body: "Mine" } })).status).toBe(403);
    expect((await api(`DELETE ${one}`, { token: cy.token })).status).toBe(403);
    const corrected = await api(`PUT ${one}`, { token: chat.token, body: { body: "1st" } });
    expect(corrected.json.data.body).toBe("1st");
    const revision = await db().messageRevision.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(revision.editorId).toBe(chat.owner.id);
    expect((await api(`DELETE ${one}`, { token: ben.token })).json).toEqual({ data: { deleted: true } });
    expect((await api(`GET ${one}`, { token: chat.token })).status).toBe(404);
    expect((await api(`DELETE ${one}`, { token: chat.token })).status).toBe(404);
  });

  test("reaches what a removed guest said", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const { id } = (await api(`POST ${path(chat)}`, { token: ben.token, body: { body: "Spam" } })).json.data;
    await api(`DELETE /api/chats/${chat.chatId}/users/${ben.id}`, { token: chat.token });
    const left = await api(`GET ${path(chat, `/${id}`)}`, { token: chat.token });
    expect(left.json.data).toMatchObject({ chat_user: { id: ben.id }, author_name: "Ben" });
    expect(
      (await api(`PUT ${path(chat, `/${id}`)}`, { token: chat.token, body: { body: "…" } })).status,
    ).toBe(200);
    expect((await api(`DELETE ${path(chat, `/${id}`)}`, { token: chat.token })).status).toBe(200);
    const [item] = await listRoomList(chat.owner.actor);
    expect(item?.unreadCount).toBe(0);
  });

  test("by members of the messenger is seen by guests", async () => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const { id } = await answerOf(chat, "Oops");
    await deleteMessage(chat.owner.actor, id as MessageId, "all");
    expect((await api(`GET ${path(chat)}`, { token: ben.token })).json.data).toEqual([]);
  });
});

describe("a closed chat", () => {
  test.each([
    ["closed", { is_open: false }],
    ["over", { ends_at: "2020-01-01T00:00:00Z" }],
  ])("that is %s refuses what guests write, and lets them read", async (_, change) => {
    const chat = await aGuestChat(api);
    const ben = await aChatUser(api, chat);
    const agent = await aChatUser(api, chat, { role: "agent", name: "Agent" });
    const { id } = (await api(`POST ${path(chat)}`, { token: ben.token, body: { body: "Hello" } })).json.data;
    await api(`PUT /api/chats/${chat.chatId}`, { token: chat.token, body: change });
    const refused = await api(`POST ${path(chat)}`, { token: ben.token, body: { body: "Still there?" } });
    expect([refused.status, refused.json]).toEqual([403, { message: "This chat is closed." }]);
    const edit = await api(`PUT ${path(chat, `/${id}`)}`, { token: ben.token, body: { body: "Bye" } });
    expect(edit.status).toBe(403);
    expect(
      (await api(`POST ${path(chat)}`, { token: agent.token, body: { body: "It is over" } })).status,
    ).toBe(201);
    await answerOf(chat, "Good bye");
    const { json } = await api(`GET ${path(chat)}`, { token: ben.token });
    expect(bodiesOf(json)).toEqual(["Good bye", "It is over", "Hello"]);
    const reopen = { is_open: true, ends_at: null };
    await api(`PUT /api/chats/${chat.chatId}`, { token: chat.token, body: reopen });
    expect((await api(`POST ${path(chat)}`, { token: ben.token, body: { body: "Again" } })).status).toBe(201);
  });
});

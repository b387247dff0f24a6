import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { GET } from "@/app/api/docs/[document]/route";
import type { Handler } from "@/lib/dialects/endpoint";
import { DESCRIPTIONS } from "@/lib/docs/documents";
import { DOCUMENTED_METHODS, pathTemplate } from "@/lib/docs/openapi";
import { routes } from "@/lib/generated/routes";

/** The published API's overview of calls, and 2.17 without calls and management (contract 2). */
const PUBLISHED = `
  POST /api/messenger/auth
  GET /api/messenger/auth
  POST /api/messenger/auth/verify
  POST /api/messenger/auth/logout
  POST /api/messenger/auth/refresh
  POST /api/messenger/contacts
  GET /api/messenger/contacts
  POST /api/upload/files
  POST /api/upload/files/verify
  GET /api/upload/files/:id
  GET /api/upload/files/check/:clientId
  POST /api/uploads/files
  POST /api/uploads/files/verify
  GET /api/uploads/files/:id
  GET /api/uploads/files/check/:clientId
  GET /api/messenger/rooms
  POST /api/messenger/rooms
  GET /api/messenger/rooms/users/:userId
  GET /api/messenger/rooms/:id
  PUT /api/messenger/rooms/:id
  DELETE /api/messenger/rooms/:id
  POST /api/messenger/rooms/:id/leave
  POST /api/messenger/rooms/:id/mute
  POST /api/messenger/rooms/:id/unmute
  POST /api/messenger/rooms/:id/pin
  POST /api/messenger/rooms/:id/unpin
  GET /api/messenger/rooms/unread-count
  GET /api/messenger/rooms/sync/:lastUpdate
  GET /api/messenger/group-message-rooms
  GET /api/messenger/recent-chats
  POST /api/messenger/messages
  PUT /api/messenger/messages/:id
  DELETE /api/messenger/messages/:id
  GET /api/messenger/messages/roomId/:roomId
  GET /api/messenger/messages/sync/:lastUpdate
  GET /api/messenger/messages/sync/modified/:lastUpdate
  GET /api/messenger/messages/:messageId/message-records
  POST /api/messenger/messages/delivered
  POST /api/messenger/messages/:roomId/seen
  POST /api/messenger/messages/forward
  POST /api/messenger/messages/share
  GET /api/messenger/messages/roomId/:roomId/oldest-message-date
  GET /api/messenger/messages/roomId/:roomId/target-message-batch
  GET /api/messenger/messages/roomId/:roomId/target-message-id-by-date
  GET /api/messenger/messages/search
  POST /api/messenger/messages/delete-many
  GET /api/messenger/messages/undelivered
  GET /api/messenger/messages/get-thumbnail
  GET /api/messenger/settings
  POST /api/messenger/message-records
  DELETE /api/messenger/message-records/:id
  GET /api/messenger/message-records/sync/:lastUpdate
  GET /api/messenger/me
  PUT /api/messenger/me
  DELETE /api/messenger/me
  GET /api/messenger/me/settings
  GET /api/messenger/users/:id
  GET /api/messenger/users/sync/:timestamp
  GET /api/messenger/history
  GET /api/messenger/history/roomId/:roomId
  GET /api/messenger/device
  PUT /api/messenger/device
  GET /api/messenger/webhooks/roomId/:roomId
  POST /api/messenger/webhooks/roomId/:roomId
  PUT /api/messenger/webhooks/:id
  DELETE /api/messenger/webhooks/:id
  GET /api/messenger/api-keys/roomId/:roomId
  POST /api/messenger/api-keys/roomId/:roomId
  PUT /api/messenger/api-keys/:id
  DELETE /api/messenger/api-keys/:id
  GET /api/messenger/blocks
  POST /api/messenger/blocks
  DELETE /api/messenger/blocks/:id
  DELETE /api/messenger/blocks/userId/:userId
  GET /api/messenger/blocks/rooms/:roomId
  GET /api/messenger/notes/roomId/:roomId
  POST /api/messenger/notes/roomId/:roomId
  GET /api/messenger/notes/:id
  PUT /api/messenger/notes/:id
  DELETE /api/messenger/notes/:id
  GET /api/messenger/media
  GET /api/messenger/gallery
  GET /api/messenger/test
  GET /api/messenger/test/auth
  GET /api/messenger/test/error
  GET /api/test
  GET /api/sse`;

/** What Hearth adds (native). */
const NATIVE = `
  GET /api/messenger/realtime
  POST /api/realtime/auth
  POST /api/realtime/user-auth
  GET /api/messenger/messages/:id/thread
  POST /api/messenger/messages/:id/thread/seen
  POST /api/messenger/messages/:id/thread/follow
  POST /api/messenger/messages/:id/thread/unfollow
  POST /api/messenger/messages/:id/thread/mute
  POST /api/messenger/messages/:id/thread/unmute
  GET /api/messenger/threads
  GET /api/messenger/mentions
  POST /api/messenger/messages/:id/pin
  POST /api/messenger/messages/:id/unpin
  GET /api/messenger/messages/roomId/:roomId/pinned
  POST /api/messenger/messages/:id/save
  POST /api/messenger/messages/:id/unsave
  GET /api/messenger/messages/saved
  GET /api/messenger/messages/:id/revisions
  POST /api/messenger/messages/:id/restore
  POST /api/messenger/rooms/:id/unread
  POST /api/messenger/room-list/seen
  POST /api/messenger/rooms/:id/typing
  POST /api/messenger/presence
  GET /api/messenger/drafts
  PUT /api/messenger/drafts/roomId/:roomId
  DELETE /api/messenger/drafts/roomId/:roomId
  GET /api/messenger/rooms/public
  POST /api/messenger/rooms/:id/join
  GET /api/messenger/companies
  POST /api/messenger/companies
  PUT /api/messenger/companies/:id
  DELETE /api/messenger/companies/:id
  GET /api/messenger/guest-chats
  POST /api/messenger/guest-chats
  GET /api/messenger/guest-chats/:id
  PUT /api/messenger/guest-chats/:id
  POST /api/messenger/guest-chats/:id/share
  GET /api/messenger/guest-chats/:id/guests
  POST /api/messenger/guest-chats/:id/guests
  DELETE /api/messenger/guest-chats/:id/guests/:guestId
  GET /api/messenger/rooms/:id/invites
  POST /api/messenger/rooms/:id/invites
  DELETE /api/messenger/rooms/:id/invites/:inviteId
  GET /api/messenger/admin/invites
  POST /api/messenger/admin/invites
  DELETE /api/messenger/admin/invites/:inviteId
  GET /api/messenger/admin/workspace-keys
  POST /api/messenger/admin/workspace-keys
  PUT /api/messenger/admin/workspace-keys/:id
  DELETE /api/messenger/admin/workspace-keys/:id
  POST /api/messenger/admin/workspace-keys/:id/rotate
  POST /api/messenger/admin/workspace-keys/:id/rooms
  GET /api/messenger/admin/workspace-keys/:id/calls
  POST /api/messenger/invites/:code/accept
  POST /api/messenger/api-keys/:id/rotate
  PUT /api/messenger/me/settings
  PUT /api/messenger/me/password
  POST /api/messenger/me/identifier/code
  PUT /api/messenger/me/identifier
  GET /api/messenger/me/sessions
  DELETE /api/messenger/me/sessions
  DELETE /api/messenger/me/sessions/:id
  GET /api/messenger/me/api-tokens
  POST /api/messenger/me/api-tokens
  DELETE /api/messenger/me/api-tokens/:id
  GET /api/messenger/me/api-tokens/:id/calls
  GET /api/messenger/api-keys/:id/calls
  GET /api/messenger/files/clientId/:clientId
  DELETE /api/messenger/messages/:id/preview
  GET /api/messenger/room-list
  GET /api/messenger/search
  POST /api/messenger/rooms/:id/archive
  POST /api/messenger/rooms/:id/unarchive
  GET /api/messenger/admin/workspace
  PUT /api/messenger/admin/workspace
  GET /api/messenger/admin/users
  PUT /api/messenger/admin/users/:id
  POST /api/messenger/webhooks/:id/pause
  POST /api/messenger/webhooks/:id/resume
  POST /api/messenger/webhooks/:id/test
  GET /api/messenger/webhooks/:id/deliveries`;

const MESSAGING = "POST /api/messaging/messages";

const CHAPI = `
  GET /chat/api/chat/v1/messages
  POST /chat/api/chat/v1/messages
  GET /chat/api/chat/v1/health`;

/** The calls of the guest chat API's contract, and what Hearth adds to make its guests' page. */
const GUEST_CHAT = `
  GET /api/user
  GET /api/chat-user
  GET /api/companies
  POST /api/companies
  GET /api/companies/:companyId
  PUT /api/companies/:companyId
  DELETE /api/companies/:companyId
  GET /api/chats
  POST /api/chats
  GET /api/chats/:chatId
  PUT /api/chats/:chatId
  DELETE /api/chats/:chatId
  GET /api/chats/:chatId/users
  POST /api/chats/:chatId/users
  GET /api/chats/:chatId/users/:chatUserId
  PUT /api/chats/:chatId/users/:chatUserId
  DELETE /api/chats/:chatId/users/:chatUserId
  GET /api/chats/:chatId/messages
  POST /api/chats/:chatId/messages
  GET /api/chats/:chatId/messages/:messageId
  PUT /api/chats/:chatId/messages/:messageId
  DELETE /api/chats/:chatId/messages/:messageId
  POST /chats/:chatId/users/get-token
  POST /chats/:chatId/users/request-code
  POST /chats/:chatId/share
  POST /api/chats/:chatId/users/get-token
  POST /api/chats/:chatId/users/request-code
  POST /api/chats/:chatId/share
  POST /api/chats/:chatId/files
  POST /api/chats/:chatId/seen
  GET /api/chats/:chatId/realtime
  POST /api/chats/:chatId/realtime/auth`;

const CHAT_MESSAGES = `
  GET /chat-messages
  POST /chat-messages
  GET /chat-messages/:id
  PATCH /chat-messages/:id
  GET /chat-rooms
  POST /chat-rooms
  GET /chat-rooms/:id
  PATCH /chat-rooms/:id`;

type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};
type Operation = {
  summary: string;
  operationId: string;
  security: unknown[];
  parameters: Array<{ name: string; in: string }>;
  responses: Record<string, { content?: Record<string, { schema?: Record<string, unknown> }> }>;
};

async function served(name: string): Promise<Document> {
  const response = await GET(new Request(`http://hearth.test/api/docs/${name}`), {
    params: { document: name },
  });
  expect(response.status).toBe(200);
  return response.json() as Promise<Document>; // its shape is what the tests below look at
}

const messenger = await served("messenger.json");
const messaging = await served("messaging.json");
const chapi = await served("chapi.json");
const chatMessages = await served("chat-messages.json");
const guestChat = await served("guest-chat.json");

test.each([
  ["messenger", messenger],
  ["messaging", messaging],
  ["chapi", chapi],
  ["chat-messages", chatMessages],
  ["guest-chat", guestChat],
])("the %s document is OpenAPI 3.1 by the specification's own schema", async (_, document) => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test.each([
  ["messenger", messenger, `${PUBLISHED}${NATIVE}`],
  ["messaging", messaging, MESSAGING],
  ["chapi", chapi, CHAPI],
  ["chat-messages", chatMessages, CHAT_MESSAGES],
  ["guest-chat", guestChat, GUEST_CHAT],
])("the %s document has every call of its contract, and no other", (_, document, calls) => {
  // The names of parameters are the document's own.
  const nameless = (call: string) => call.trim().replace(/:\w+|\{\w+\}/g, "{}");
  expect(callsOf(document).map(nameless).sort()).toEqual(calls.trim().split("\n").map(nameless).sort());
});

test("no mounted call is missing", () => {
  const documented = new Set([messenger, messaging, chapi, chatMessages, guestChat].flatMap(callsOf));
  const dialects = Object.values(DESCRIPTIONS).flatMap((description) => description.dialects);
  const missing = mounted(dialects).filter((call) => !documented.has(call));
  // These exist in order to be refused.
  expect(missing.sort()).toEqual(
    [
      ...["DELETE", "GET", "PATCH", "PUT"].map((method) => `${method} /api/messaging/messages`),
      ...["DELETE", "PATCH", "POST", "PUT"].map((method) => `${method} /chat/api/chat/v1/health`),
      ...["DELETE", "PATCH", "PUT"].map((method) => `${method} /chat/api/chat/v1/messages`),
      ...["messages", "rooms"].flatMap((noun) => [
        ...["DELETE", "PATCH", "PUT"].map((method) => `${method} /chat-${noun}`),
        ...["DELETE", "POST", "PUT"].map((method) => `${method} /chat-${noun}/{id}`),
      ]),
    ].sort(),
  );
});

describe.each([
  ["messenger", messenger],
  ["messaging", messaging],
  ["chapi", chapi],
  ["chat-messages", chatMessages],
  ["guest-chat", guestChat],
])("in the %s document", (_, document) => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, ...operation })),
  );

  test("every call says what it is, and where its contract is", () => {
    const vague = operations.filter(
      ({ path, summary }) =>
        !/\((\d|native|Chapi|chat-messages|guest chat)/.test(summary) && !path.startsWith("/api/messaging"),
    );
    expect(vague).toEqual([]);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every call with an answer says its shape, or that it has none", () => {
    const shapeless = operations.filter(({ responses }) => {
      const content = (responses[200] ?? responses[201] ?? responses[202])?.content ?? {};
      const [type = "application/json", { schema } = {}] = Object.entries(content)[0] ?? [];
      if (!responses[200] && !responses[201] && !responses[202]) return false; // a call that only refuses
      return type === "application/json" && !saysData(schema);
    });
    expect(shapeless.map(({ path }) => path)).toEqual([]);
  });

  test("every parameter of a path is described", () => {
    for (const { path, parameters } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(
        named,
      );
    }
  });

  test("every reference leads somewhere", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name ?? "");
  });
});

test("every API that the server has a dialect for has a document", () => {
  const described = Object.values(DESCRIPTIONS).flatMap((description) => description.dialects as string[]);
  const spoken = routes.flatMap(({ exports }) =>
    Object.values(exports).map((handler) => (handler as Handler | undefined)?.spec?.dialect ?? "account"),
  );
  // The web app's own: how people sign in with a browser.
  expect([...new Set(spoken)].filter((name) => !described.includes(name))).toEqual(["account"]);
});

test("a call of the guest chat API says whose token it takes, and how it refuses input", () => {
  const company = guestChat.paths["/api/companies"]?.post;
  expect(company?.security).toEqual([{ bearer: [] }, { apiToken: [] }]);
  expect(company?.responses).toHaveProperty("201");
  expect(company?.responses[422]).toMatchObject({
    description: expect.stringMatching(/given data was invalid.*Idempotency-Key/),
  });
  expect(guestChat.paths["/api/chat-user"]?.get?.security).toEqual([{ bearer: [] }, { chatUserToken: [] }]);
  expect(guestChat.paths["/api/chats/{chatId}/messages"]?.get?.security).toHaveLength(3);
  expect(guestChat.paths["/chats/{chatId}/users/get-token"]?.post?.security).toEqual([]);
});

test("objects stand in the document once, and are referred to", () => {
  const unused = Object.keys(messenger.components.schemas).filter(
    (name) => !JSON.stringify(messenger).includes(`#/components/schemas/${name}"`),
  );
  expect(unused).toEqual([]);
  expect(messenger.components.schemas).toMatchObject({
    Room: { properties: { users: { items: { $ref: "#/components/schemas/RoomUser" } } } },
    Message: { properties: { messageRecords: { items: { $ref: "#/components/schemas/MessageRecord" } } } },
  });
});

test("tokens, plain refusals, bytes and the stream are described as they are", () => {
  const of = (call: string) => {
    const [method = "", path = ""] = call.split(" ");
    return messenger.paths[path]?.[method.toLowerCase()];
  };
  expect(of("GET /api/messenger/rooms")?.responses[401]?.content).toHaveProperty(["text/plain"]);
  expect(messaging.paths["/api/messaging/messages"]?.post?.responses[401]?.content).toHaveProperty([
    "application/json",
  ]);
  expect(of("GET /api/messenger/settings")?.security).toEqual([]);
  expect(of("POST /api/messenger/rooms/{id}/leave")?.security).toEqual([{ token: [] }]);
  expect(of("GET /api/upload/files/{id}")?.responses[206]?.content).toEqual({ "*/*": {} });
  expect(of("GET /api/sse")?.responses[200]?.content).toEqual({ "text/event-stream": {} });
  expect(of("GET /api/messenger/auth")?.responses).not.toHaveProperty("200");
});

test("there is no other document", async () => {
  const response = await GET(new Request("http://hearth.test/"), {
    params: { document: "constructor.json" },
  });
  expect(response.status).toBe(404);
});

function callsOf(document: Document): string[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function mounted(dialects: readonly string[]): string[] {
  return routes.flatMap(({ path, exports }) =>
    DOCUMENTED_METHODS.filter((method) => {
      const dialect = (exports[method] as Handler | undefined)?.spec?.dialect; // a route exports handlers alone
      return !path.includes("[...") && dialect !== undefined && dialects.includes(dialect);
    }).map((method) => `${method} ${pathTemplate(path)}`),
  );
}

/** Of an envelope that is closed by members beside `data`, the part with the data. */
function saysData(schema: Record<string, unknown> = {}): boolean {
  const [wrapped] = (schema.allOf as Array<Record<string, unknown>> | undefined) ?? [schema];
  const { data } = (wrapped?.properties ?? {}) as { data?: object };
  return Object.keys(data ?? schema).length > 0;
}

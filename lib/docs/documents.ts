import { chapiMessage } from "@/lib/dialects/chapi/schemas";
import { chatMessage, chatRoom } from "@/lib/dialects/chat-messages/schemas";
import {
  accountSchema,
  attachmentSchema,
  chatSchema,
  chatUserSchema,
  companySchema,
  messageSchema as guestMessageSchema,
} from "@/lib/dialects/guest-chat/schemas";
import { MESSENGER_OBJECTS } from "@/lib/docs/components";
import type { JsonSchema } from "@/lib/docs/json-schema";
import {
  type ApiDescription,
  type DocumentedRoute,
  type OpenApiDocument,
  openApiDocument,
} from "@/lib/docs/openapi";

const ERROR = {
  type: "object",
  properties: { status: { const: "error" }, message: { type: "string" } },
  required: ["status", "message"],
};

/** The envelope of both APIs; clients that look for members on the top level find them there too. */
function envelope(data: JsonSchema, topLevel: JsonSchema | undefined): JsonSchema {
  const wrapped = {
    type: "object",
    properties: { status: { const: "success" }, data },
    required: ["status", "data"],
  };
  return topLevel ? { allOf: [wrapped, topLevel] } : wrapped;
}

const FAULT = {
  type: "object",
  properties: {
    fault: {
      type: "object",
      properties: {
        faultstring: { type: "string" },
        detail: { type: "object", properties: { errorcode: { type: "string" } }, required: ["errorcode"] },
      },
      required: ["faultstring", "detail"],
    },
  },
  required: ["fault"],
};

const GUEST_CHAT_ERROR = {
  type: "object",
  properties: {
    message: { type: "string" },
    errors: {
      type: "object",
      additionalProperties: { type: "array", items: { type: "string" } },
      description: "With 422: sentences for each field",
    },
  },
  required: ["message"],
};

const FIELD_ERRORS = {
  type: "object",
  properties: {
    name: { type: "string", examples: ["BadRequest"] },
    code: { type: "integer", description: "The HTTP status" },
    message: { type: "string" },
    errors: { type: "object", additionalProperties: { type: "string" }, description: "A sentence a field" },
  },
  required: ["name", "code", "message", "errors"],
};

const ACCESS_TOKEN = { in: "header", name: "accesstoken" } as const;
const GIVEN_DATA = "The given data was invalid.";

/** Every API, by the name that its document and its page go by. */
export const DESCRIPTIONS = {
  messaging: {
    title: "Hearth: Messaging API",
    version: "1.0.0",
    description: "Post into a room with the room's key.",
    dialects: ["messaging"],
    tokens: { key: ACCESS_TOKEN },
    envelope,
    error: ERROR,
    unauthorized: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    objects: {},
  },
  "chat-messages": {
    title: "Hearth: chat-messages API",
    version: "1.0.0",
    description:
      "Find, read and create messages and rooms as the person whose personal API token is sent. Ids are strings, times " +
      "milliseconds. Messages are found and ordered by the time of their arrival; `createdAt` shows the stated time where " +
      'one was stated. A full page answers the header `Link: <…>; rel="next"`, which leads on without gaps. Marking a ' +
      "message as seen marks what was said before it, too: a mark moves forward alone.",
    dialects: ["chat-messages"],
    tokens: { token: { type: "http", scheme: "bearer" } },
    // Answers stand bare.
    envelope: (data) => data,
    error: FIELD_ERRORS,
    unauthorized: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    objects: { ChatMessage: chatMessage, ChatRoom: chatRoom },
  },
  chapi: {
    title: "Hearth: Chapi",
    version: "1.0.0",
    description:
      "Say something in a room and read it, with a key of the workspace. Rooms go by their names and are made by " +
      "naming them; test keys have a sandbox. 5 calls a second for each key, unless its maker has set another rate.",
    dialects: ["chapi"],
    tokens: { key: { in: "header", name: "x-api-key" } },
    // Answers stand bare.
    envelope: (data) => data,
    error: FAULT,
    unauthorized: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    objects: { Message: chapiMessage },
  },
  "guest-chat": {
    title: "Hearth: guest chat API",
    version: "1.0.0",
    description:
      "Companies, their chats, and the people without an account who are in them. An account calls with its personal API " +
      "token, a chat user with the token that the code from their mail gave them; each may stand in the query, in the body " +
      "under the same name, or as a bearer. Bodies may be forms as well as JSON. A chat is a room of the messenger: its " +
      "members read and answer there.",
    dialects: ["guest-chat"],
    tokens: {
      bearer: { type: "http", scheme: "bearer" },
      apiToken: { in: "query", name: "api_token" },
      chatUserToken: { in: "query", name: "chat_user_token" },
    },
    envelope: (data, topLevel) => {
      const wrapped = { type: "object", properties: { data }, required: ["data"] };
      return topLevel ? { allOf: [wrapped, topLevel] } : wrapped;
    },
    error: GUEST_CHAT_ERROR,
    unauthorized: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    invalid: { params: [404, "Not found."], query: [422, GIVEN_DATA], body: [422, GIVEN_DATA] },
    objects: {
      Account: accountSchema,
      Company: companySchema,
      Chat: chatSchema,
      ChatUser: chatUserSchema,
      ChatMessage: guestMessageSchema,
      Attachment: attachmentSchema,
    },
  },
  messenger: {
    title: "Hearth: messenger API",
    version: "1.0.0",
    description:
      "The Spika 3 messenger API with its uploads and its event stream, and Hearth's additions; the web app uses it too. " +
      "Bodies may be forms as well as JSON. Sections in brackets are those of the published API's contract; what is called native is Hearth's own.",
    dialects: ["messenger", "upload", "stream"],
    tokens: { token: ACCESS_TOKEN },
    envelope,
    error: ERROR,
    unauthorized: {
      "text/plain": { schema: { type: "string", examples: ["No access token", "Invalid access token"] } },
    },
    objects: MESSENGER_OBJECTS,
  },
} satisfies Record<string, ApiDescription>;

export type ApiName = keyof typeof DESCRIPTIONS;

export function isApiName(name: string): name is ApiName {
  return Object.hasOwn(DESCRIPTIONS, name);
}

/** The document of that name, or null. */
export function findDocument(name: string, routes: DocumentedRoute[]): OpenApiDocument | null {
  return isApiName(name) ? openApiDocument(DESCRIPTIONS[name], routes) : null;
}

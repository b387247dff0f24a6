import { type Example, like, type Place } from "@/lib/docs/examples/example";

const URL_PATH = "/chat/api/chat/v1/messages";
const ID = "uv4y2dmXRy_v868BZQJadWAPWv7Am-oRO1p86k00dZY";

const say = (at: Place, messageRaw: string, { query = "", once = "", room = at.roomName } = {}) => ({
  method: "POST",
  url: `${at.origin}${URL_PATH}${query}`,
  headers: { "x-api-key": at.workspaceKey, ...(once ? { "Idempotency-Key": once } : {}) },
  body: { messageRaw, room },
});

const message = (parsed: string, name: string) => ({
  authorUser: { avatarUrl: null, email: null, id: like(ID), name },
  parsed,
  id: like(ID),
  timestamp: like(1_594_169_304_503_487),
});

export const speak: Example = {
  title: "Say something in a room",
  request: (at) => say(at, "Hello from Terminal!"),
  answer: () => ({ status: 200, body: message("Hello from Terminal!", "CI bot") }),
};

export const read: Example = {
  title: "Read the room, newest first",
  request: (at) => ({
    method: "GET",
    url: `${at.origin}${URL_PATH}?room=${encodeURIComponent(at.roomName)}&pageSize=10`,
    headers: { "x-api-key": at.workspaceKey },
  }),
  answer: () => ({ status: 200, body: [message("Is anybody there?", "Ana")] }),
};

export const speakOnce: Example = {
  title: "Say it once, however often it is sent",
  isRepeatable: true,
  request: (at) => say(at, "Deployed 1.4.0", { once: "deploy-1.4.0" }),
  answer: () => ({ status: 200, body: message("Deployed 1.4.0", "CI bot") }),
};

export const tryOut: Example = {
  title: "Look at everything, say nothing",
  request: (at) => say(at, "Only a trial", { query: "?dry_run=1" }),
  answer: () => {
    const { id: _, timestamp: __, ...unstored } = message("Only a trial", "CI bot");
    return { status: 200, body: unstored };
  },
};

export const unknownKey: Example = {
  title: "A key that is not known",
  request: (at) => ({ ...say(at, "Hello"), headers: { "x-api-key": "no_such_key" } }),
  answer: () => ({
    status: 401,
    body: {
      fault: {
        faultstring: "Invalid access token",
        detail: { errorcode: "oauth.v2.InvalidAccessToken" },
      },
    },
  }),
};

export const health: Example = {
  title: "Ask whether it is there",
  isRepeatable: true,
  request: (at) => ({
    method: "GET",
    url: `${at.origin}/chat/api/chat/v1/health`,
    headers: { "x-api-key": at.workspaceKey },
  }),
  answer: () => ({ status: 200, body: { status: "UP" } }),
};

import { type Example, like, type Place } from "@/lib/docs/examples/example";

const bearer = (at: Place, more: Record<string, string> = {}) => ({
  Authorization: `Bearer ${at.apiToken}`,
  ...more,
});
const create = (at: Place, body: object, { query = "", once = "" } = {}) => ({
  method: "POST",
  url: `${at.origin}/chat-messages${query}`,
  headers: bearer(at, once ? { "Idempotency-Key": once } : {}),
  body: { room: String(at.roomId), ...body },
});

const message = (at: Place, more: object) => ({
  id: like("42"),
  createdAt: like(1_667_553_066_416),
  createdBy: like("7"),
  room: String(at.roomId),
  ...more,
  // Whoever says something has seen it.
  seenBy: [like("7")],
});

export const listRooms: Example = {
  title: "Find the room's id",
  request: (at) => ({ method: "GET", url: `${at.origin}/chat-rooms`, headers: bearer(at) }),
  answer: (at) => ({
    status: 200,
    body: [
      {
        id: String(at.roomId),
        createdAt: like(1_667_553_000_000),
        createdBy: like("7"),
        title: "Team",
        participants: [like("7"), like("9")],
        participantsLastMessageSeen: {},
      },
    ],
  }),
};

export const create1: Example = {
  title: "Create a message",
  request: (at) => create(at, { text: "Good morning" }),
  answer: (at) => ({ status: 200, body: message(at, { text: "Good morning" }) }),
};

export const createInSession: Example = {
  title: "With a session, a picture's address and the time when it was said",
  request: (at) =>
    create(at, {
      session: "shift-7",
      text: "The tank is full",
      media: "https://example.org/tank.jpg",
      createdAt: 1_667_553_066_416,
    }),
  answer: (at) => ({
    status: 200,
    body: {
      ...message(at, { session: "shift-7", text: "The tank is full", media: "https://example.org/tank.jpg" }),
      createdAt: 1_667_553_066_416,
    },
  }),
};

export const find: Example = {
  title: "Find messages",
  request: (at) => ({
    method: "GET",
    url: `${at.origin}/chat-messages?room=${at.roomId}&$limit=20&$sort[createdAt]=-1`,
    headers: bearer(at),
  }),
  answer: (at) => ({
    status: 200,
    body: [{ ...message(at, { text: "Is anybody there?" }), id: String(at.messageId) }],
  }),
};

export const markSeen: Example = {
  title: "Mark a message as seen",
  isRepeatable: true,
  request: (at) => ({
    method: "PATCH",
    url: `${at.origin}/chat-messages/${at.messageId}`,
    headers: bearer(at),
    body: { seen: true },
  }),
  answer: (at) => ({
    status: 200,
    body: {
      ...message(at, { text: "Is anybody there?" }),
      id: String(at.messageId),
      seenBy: [like("7"), like("9")],
    },
  }),
};

export const createOnce: Example = {
  title: "Create it once, however often it is sent",
  isRepeatable: true,
  request: (at) => create(at, { text: "Shift 7 is over" }, { once: "shift-7-over" }),
  answer: (at) => ({ status: 200, body: message(at, { text: "Shift 7 is over" }) }),
};

export const tryOut: Example = {
  title: "Look at everything, create nothing",
  request: (at) => create(at, { text: "Only a trial" }, { query: "?dry_run=1" }),
  answer: (at) => {
    const { id: _, ...unstored } = message(at, { text: "Only a trial" });
    return { status: 200, body: unstored };
  },
};

export const nothingSaid: Example = {
  title: "Neither text nor media",
  request: (at) => create(at, {}),
  answer: () => ({
    status: 400,
    body: {
      name: "BadRequest",
      code: 400,
      message: "text or media is required",
      errors: { text: "text or media is required" },
    },
  }),
};

import { type Example, like, type Place, part } from "@/lib/docs/examples/example";

const token = (at: Place, more: Record<string, string> = {}) => ({ accesstoken: at.deviceToken, ...more });
const success = (data: unknown) => ({ status: 200, body: { status: "success", data } });

const send = (at: Place, body: object, { query = "", once = "" } = {}) => ({
  method: "POST",
  url: `${at.origin}/api/messenger/messages${query}`,
  headers: token(at, once ? { "Idempotency-Key": once } : {}),
  body: { roomId: at.roomId, type: "text", ...body },
});
const said = (at: Place, text: string) =>
  part({ id: like(43), roomId: at.roomId, fromUserId: like(7), type: "text", body: { text }, seq: like(2) });

export const askForCode: Example = {
  title: "Ask for a code by text message",
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/messenger/auth`,
    body: { telephoneNumber: at.telephoneNumber, deviceId: at.deviceId },
  }),
  answer: (at) =>
    success(part({ isNewUser: like(false), device: part({ deviceId: at.deviceId, token: null }) })),
};

export const giveCode: Example = {
  title: "Give the code, and get the token",
  before: [askForCode],
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/messenger/auth/verify`,
    body: { code: String(at.code), deviceId: at.deviceId },
  }),
  answer: (at) =>
    success(
      part({
        isNewUser: like(false),
        device: part({ deviceId: at.deviceId, token: like("Xb0uHNLyYyvMMIyE") }),
      }),
    ),
};

export const listRooms: Example = {
  title: "List the rooms, with what is unread",
  request: (at) => ({ method: "GET", url: `${at.origin}/api/messenger/room-list`, headers: token(at) }),
  answer: (at) =>
    success({ rooms: [part({ id: at.roomId, name: "Team", type: "group", unreadCount: like(1) })] }),
};

export const sendText: Example = {
  title: "Send a message",
  request: (at) => send(at, { body: { text: "Good morning" } }),
  answer: (at) => success({ message: said(at, "Good morning") }),
};

export const read: Example = {
  title: "Read what was said after a place",
  request: (at) => ({
    method: "GET",
    url: `${at.origin}/api/messenger/messages/roomId/${at.roomId}?afterSeq=0`,
    headers: token(at),
  }),
  answer: (at) =>
    success(
      part({
        list: [part({ id: at.messageId, roomId: at.roomId, body: { text: "Is anybody there?" }, seq: 1 })],
        hasMore: false,
        lastSeq: 1,
      }),
    ),
};

export const replyInThread: Example = {
  title: "Answer in a thread",
  request: (at) => send(at, { threadRootId: at.messageId, body: { text: "I am" } }),
  answer: (at) =>
    success({ message: part({ roomId: at.roomId, threadRootId: at.messageId, body: { text: "I am" } }) }),
};

export const react: Example = {
  title: "React to a message",
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/messenger/message-records`,
    headers: token(at),
    body: { messageId: at.messageId, type: "reaction", reaction: "👍" },
  }),
  answer: (at) =>
    success(part({ messageRecord: part({ type: "reaction", messageId: at.messageId, reaction: "👍" }) })),
};

export const markSeen: Example = {
  title: "Mark the room as seen",
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/messenger/messages/${at.roomId}/seen`,
    headers: token(at),
    body: {},
  }),
  answer: () => success(part({ seenSeq: 1, unreadCount: 0 })),
};

export const sendOnce: Example = {
  title: "Send it once, however often it is sent",
  isRepeatable: true,
  request: (at) => send(at, { localId: "7b1c-note", body: { text: "Shift 7 is over" } }),
  answer: (at) => success({ message: said(at, "Shift 7 is over") }),
};

export const tryOut: Example = {
  title: "Look at everything, send nothing",
  request: (at) => send(at, { body: { text: "Only a trial" } }, { query: "?dry_run=1" }),
  answer: (at) => success({ message: part({ roomId: at.roomId, body: { text: "Only a trial" } }) }),
};

export const realtime: Example = {
  title: "Where live updates come from",
  isRepeatable: true,
  request: (at) => ({ method: "GET", url: `${at.origin}/api/messenger/realtime`, headers: token(at) }),
  answer: () =>
    success({
      realtime: {
        key: like("hearth"),
        cluster: "hearth",
        wsHost: like("localhost"),
        wsPort: like(3_000),
        wssPort: like(3_000),
        forceTLS: like(false),
        authEndpoint: "/api/realtime/auth",
        userAuthEndpoint: "/api/realtime/user-auth",
      },
    }),
};

export const createWebhook: Example = {
  title: "Have an address told of every new message",
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/messenger/webhooks/roomId/${at.roomId}`,
    headers: token(at),
    body: { url: "https://example.org/hearth" },
  }),
  answer: (at) =>
    success({
      webhook: part({
        id: like(1),
        url: "https://example.org/hearth",
        verifySignature: like("4c1f…"),
        roomId: at.roomId,
        secret: like("whsec_…"),
      }),
    }),
};

export const noToken: Example = {
  title: "A token that is not known",
  request: (at) => ({
    method: "GET",
    url: `${at.origin}/api/messenger/me`,
    headers: { accesstoken: "no-such-token" },
  }),
  answer: () => ({ status: 401, body: "Invalid access token" }),
};

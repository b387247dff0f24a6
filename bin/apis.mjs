/**
 * How each API takes a message: where, with which headers and body, what a room must be,
 * and where an answer says what went wrong.
 */
export const APIS = {
  messaging: {
    path: "/api/messaging/messages",
    headers: (key) => ({ accesstoken: key }),
    body: (room, text) => ({ roomId: Number(room), type: "text", body: { text } }),
    complain: (room) =>
      isNumber(room) ? null : "a room's key needs the number of its room: give --room or set HEARTH_ROOM",
    sentence: ({ message }) => message,
  },
  chapi: {
    path: "/chat/api/chat/v1/messages",
    headers: (key) => ({ "x-api-key": key }),
    body: (room, text) => ({ messageRaw: text, ...(room ? { room } : {}) }),
    complain: (room, key) =>
      room || key.startsWith("test_key_") ? null : "there is no room: give --room or set HEARTH_ROOM",
    sentence: ({ fault }) => fault?.faultstring,
  },
  "chat-messages": {
    path: "/chat-messages",
    headers: (key) => ({ Authorization: `Bearer ${key}` }),
    body: (room, text) => ({ room, text }),
    complain: (room) =>
      isNumber(room) ? null : "a personal token needs the number of a room: give --room or set HEARTH_ROOM",
    sentence: ({ message }) => message,
  },
};

/** Keys tell by their first letters what they are for. */
export function apiOfKey(key) {
  if (/^(live|test)_key_/.test(key)) return "chapi";
  return key.startsWith("hth_") ? "chat-messages" : "messaging";
}

function isNumber(room) {
  return /^\d{1,15}$/.test(room);
}

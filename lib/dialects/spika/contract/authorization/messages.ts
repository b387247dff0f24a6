import { type Case, everybody, row } from "@/lib/dialects/spika/contract/authorization/case";
import { ROLES } from "@/lib/dialects/spika/contract/authorization/people";

/** What is said, changed and deleted; receipts and reactions. */

/** The blocked one has a room with the admin already. */
const NOT_BLOCKED = ROLES.filter((role) => role !== "blocked");
const SAID = { type: "text", body: { text: "Hello" } };

const CHANGES_THREAD: Case = {
  send: ({ messageId }) => ({ params: { id: messageId } }),
  answers: row("404 | 404 200 200 | 200 200 | 200 200 | 200"),
};

const PINS: Case = {
  send: ({ messageId }) => ({ params: { id: messageId } }),
  answers: row("404 | 404 200 200 | 403 200 | 403 403 | 404"),
};

export const MESSAGES: Record<string, Case[]> = {
  "POST /api/messenger/messages": [
    {
      send: ({ roomId }) => ({ body: { roomId, ...SAID } }),
      answers: row("400 | 200 200 200 | 403 200 | 403 403 | 200"),
    },
    {
      name: "a reply to another room's",
      send: ({ messageId }, { ownRoomId }) => ({ body: { roomId: ownRoomId, replyId: messageId, ...SAID } }),
      answers: everybody(400),
    },
    {
      name: "a reply to one from before", // which says it again, to all who are there now
      givesAway: true,
      send: ({ roomId, messageId }) => ({ body: { roomId, replyId: messageId, ...SAID } }),
      answers: row("400 | 400 200 200 | 403 200 | 403 403 | 200"),
    },
    {
      name: "in a thread of another room",
      send: ({ messageId }, { ownRoomId }) => ({
        body: { roomId: ownRoomId, threadRootId: messageId, ...SAID },
      }),
      answers: everybody(400),
    },
    {
      name: "in a thread from before",
      send: ({ roomId, messageId }) => ({ body: { roomId, threadRootId: messageId, ...SAID } }),
      answers: row("400 | 400 200 200 | 403 200 | 403 403 | 400"),
    },
    {
      name: "somebody else's file",
      send: ({ fileId }, { ownRoomId }) => ({ body: { roomId: ownRoomId, type: "image", body: { fileId } } }),
      answers: row("400 | 400 200 200 | 200 200 | 200 200 | 400"),
    },
  ],
  "PUT /api/messenger/messages/[id]": [
    {
      send: ({ messageId }) => ({ params: { id: messageId }, body: { text: "Mine" } }),
      answers: row("404 | 404 403 200 | 403 403 | 403 403 | 404"),
    },
    {
      name: "one's own of a room one had to leave, or blocked",
      send: ({ othersMessageId }) => ({ params: { id: othersMessageId }, body: { text: "Mine" } }),
      answers: row("404 | 404 403 403 | 404 200 | 403 403 | 403"),
    },
  ],
  "DELETE /api/messenger/messages/[id]": [
    {
      name: "for all",
      send: ({ messageId }) => ({ params: { id: messageId }, query: { target: "all" } }),
      answers: row("403 | 403 403 200 | 200 403 | 403 200 | 200"),
      toldApart: [404, "2.5.3"],
    },
    {
      name: "for oneself",
      send: ({ messageId }) => ({ params: { id: messageId }, query: { target: "user" } }),
      answers: row("403 | 404 200 200 | 200 200 | 200 200 | 200"),
      toldApart: [404, "2.5.3"],
    },
    {
      name: "one's own of a room one had to leave, for all",
      send: ({ othersMessageId }) => ({ params: { id: othersMessageId }, query: { target: "all" } }),
      answers: row("403 | 403 403 403 | 0 0 | 403 403 | 403"),
      toldApart: [404, "2.5.3"],
      kinds: ["group", "closed", "gone"],
    },
    {
      name: "a blocked one's, for all",
      send: ({ othersMessageId }) => ({ params: { id: othersMessageId }, query: { target: "all" } }),
      answers: row("403 | 403 403 403 | 403 200 | 0 0 | 0"),
      toldApart: [404, "2.5.3"],
      kinds: ["pair"],
    },
    {
      name: "one's own of a room one had to leave, for oneself",
      send: ({ othersMessageId }) => ({ params: { id: othersMessageId }, query: { target: "user" } }),
      answers: row("403 | 404 200 200 | 404 200 | 200 200 | 200"),
      toldApart: [404, "2.5.3"],
    },
  ],
  "POST /api/messenger/messages/delete-many": [
    {
      name: "for all",
      send: ({ messageId }) => ({ query: { target: "all" }, body: { messageIds: [messageId] } }),
      answers: row("403 | 403 403 200 | 200 403 | 403 200 | 200"),
      toldApart: [404, "2.17.4"],
    },
    {
      name: "for oneself",
      send: ({ messageId }) => ({ query: { target: "user" }, body: { messageIds: [messageId] } }),
      answers: row("403 | 404 200 200 | 200 200 | 200 200 | 200"),
      toldApart: [404, "2.17.4"],
    },
  ],
  "DELETE /api/messenger/messages/[id]/preview": [
    {
      send: ({ messageId }) => ({ params: { id: messageId } }),
      answers: row("404 | 404 403 200 | 200 403 | 403 200 | 404"),
    },
  ],
  "POST /api/messenger/messages/[id]/seen": [
    {
      send: ({ roomId }) => ({ params: { id: roomId }, body: {} }),
      answers: row("400 | 200 200 200 | 200 200 | 200 200 | 200"),
    },
  ],
  "POST /api/messenger/messages/[id]/thread/seen": [
    {
      send: ({ messageId }) => ({ params: { id: messageId }, body: {} }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 200"),
    },
  ],
  "POST /api/messenger/messages/[id]/thread/follow": [CHANGES_THREAD],
  "POST /api/messenger/messages/[id]/thread/unfollow": [CHANGES_THREAD],
  "POST /api/messenger/messages/[id]/thread/mute": [CHANGES_THREAD],
  "POST /api/messenger/messages/[id]/thread/unmute": [CHANGES_THREAD],
  "POST /api/messenger/messages/[id]/pin": [PINS],
  "POST /api/messenger/messages/[id]/unpin": [PINS],
  "POST /api/messenger/messages/[id]/save": [
    {
      send: ({ messageId }) => ({ params: { id: messageId } }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 404"),
    },
  ],
  "POST /api/messenger/messages/[id]/unsave": [
    {
      send: ({ messageId }) => ({ params: { id: messageId } }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 200"),
    },
  ],
  "POST /api/messenger/messages/[id]/restore": [
    {
      send: ({ messageId }) => ({ params: { id: messageId } }),
      answers: row("404 | 404 403 200 | 200 403 | 403 200 | 409"),
    },
    {
      name: "a blocked one's",
      send: ({ othersMessageId }) => ({ params: { id: othersMessageId } }),
      answers: row("404 | 404 403 403 | 404 200 | 403 403 | 403"),
      kinds: ["pair"],
    },
  ],
  "POST /api/messenger/messages/delivered": [
    {
      send: ({ messageId }) => ({ body: { messageIds: [messageId] } }),
      answers: row("400 | 400 200 200 | 200 200 | 200 200 | 200"),
      toldApart: [400, "2.5.8"],
    },
  ],
  "POST /api/messenger/messages/forward": [
    {
      name: "out of a room",
      send: ({ messageId }, { ownRoomId }) => ({ body: { messageIds: [messageId], roomIds: [ownRoomId] } }),
      answers: row("403 | 403 200 200 | 200 200 | 200 200 | 403"),
      toldApart: [404, "2.5.10"],
    },
    {
      name: "a blocked one's",
      send: ({ othersMessageId }, { ownRoomId }) => ({
        body: { messageIds: [othersMessageId], roomIds: [ownRoomId] },
      }),
      answers: row("403 | 403 200 200 | 403 200 | 200 200 | 403"),
      toldApart: [404, "2.5.10"],
      kinds: ["pair"],
    },
    {
      name: "into a room",
      send: ({ roomId }, { ownMessageId }) => ({ body: { messageIds: [ownMessageId], roomIds: [roomId] } }),
      answers: row("400 | 200 200 200 | 200 200 | 403 403 | 200"),
      toldApart: [400, "2.5.10"],
    },
    {
      name: "to a person",
      send: (_target, { ownMessageId }, { admin }) => ({
        body: { messageIds: [ownMessageId], userIds: [admin.id] },
      }),
      answers: everybody(200),
      roles: NOT_BLOCKED,
      kinds: ["group"],
    },
  ],
  "POST /api/messenger/messages/share": [
    {
      name: "with a room",
      send: ({ roomId }) => ({ body: { messages: [SAID], roomIds: [roomId] } }),
      answers: row("400 | 200 200 200 | 200 200 | 403 403 | 200"),
      toldApart: [400, "2.5.11"],
    },
    {
      name: "somebody else's file",
      send: ({ fileId }, { ownRoomId }) => ({
        body: { messages: [{ type: "image", body: { fileId } }], roomIds: [ownRoomId] },
      }),
      answers: row("400 | 400 200 200 | 200 200 | 200 200 | 400"),
    },
    {
      name: "with a person",
      send: (_target, _caller, { admin }) => ({ body: { messages: [SAID], userIds: [admin.id] } }),
      answers: everybody(200),
      roles: NOT_BLOCKED,
      kinds: ["group"],
    },
  ],
  "POST /api/messenger/message-records": [
    {
      send: ({ messageId }) => ({ body: { messageId, reaction: "👍" } }),
      answers: row("404 | 404 200 200 | 403 200 | 403 403 | 404"),
    },
    {
      name: "seen",
      send: ({ messageId }) => ({ body: { messageId, type: "seen" } }),
      answers: row("404 | 404 200 200 | 403 200 | 200 200 | 200"),
    },
    {
      name: "delivered",
      send: ({ messageId }) => ({ body: { messageId, type: "delivered" } }),
      answers: row("404 | 404 200 200 | 403 200 | 200 200 | 200"),
    },
  ],
  "DELETE /api/messenger/message-records/[id]": [
    {
      send: ({ reactionId }) => ({ params: { id: reactionId } }),
      answers: row("404 | 404 200 404 | 404 200 | 200 404 | 404"),
    },
    {
      name: "one's own of a room one had to leave",
      send: ({ removedReactionId }) => ({ params: { id: removedReactionId } }),
      answers: everybody(404),
    },
  ],
};

import { type Case, everybody, row } from "@/lib/dialects/spika/contract/authorization/case";

/** What is read and found of messages, records and files in rooms. */

const byRoom = ({ roomId }: { roomId: number }) => ({ params: { roomId } });

export const MESSAGE_LISTS: Record<string, Case[]> = {
  "GET /api/messenger/messages/roomId/[roomId]": [
    {
      send: byRoom,
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early", "late", "file", "others"],
    },
    {
      name: "from the first",
      send: (target) => ({ ...byRoom(target), query: { afterSeq: 0 } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early", "late", "file", "others"],
    },
    {
      name: "from the last",
      send: (target) => ({ ...byRoom(target), query: { beforeSeq: 5 } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early", "late", "file", "others"],
    },
    {
      name: "from one of them",
      send: ({ roomId, messageId }) => ({ params: { roomId }, query: { cursor: messageId } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early"],
    },
    {
      name: "around another room's",
      send: ({ messageId }, { ownRoomId }) => ({
        params: { roomId: ownRoomId },
        query: { targetMessageId: messageId },
      }),
      answers: everybody(200),
    },
    {
      name: "around a seq",
      send: (target) => ({ ...byRoom(target), query: { aroundSeq: 3 } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early", "late", "file", "others"],
    },
    {
      name: "around a message",
      send: ({ roomId, messageId }) => ({ params: { roomId }, query: { aroundMessageId: messageId } }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early", "late", "file", "others"],
    },
    {
      name: "around another room's message",
      send: ({ messageId }, { ownRoomId }) => ({
        params: { roomId: ownRoomId },
        query: { aroundMessageId: messageId },
      }),
      answers: everybody(404),
    },
  ],
  "GET /api/messenger/messages/roomId/[roomId]/pinned": [
    { send: byRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200") },
  ],
  "GET /api/messenger/messages/saved": [{ send: () => ({}), answers: everybody(200) }],
  "GET /api/messenger/messages/[id]/revisions": [
    {
      send: ({ messageId }) => ({ params: { id: messageId } }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 404"),
      tells: ["early"],
    },
  ],
  "GET /api/messenger/messages/roomId/[roomId]/oldest-message-date": [
    { send: byRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200") },
  ],
  "GET /api/messenger/messages/roomId/[roomId]/target-message-batch": [
    {
      send: ({ roomId, messageId }) => ({ params: { roomId }, query: { targetMessageId: messageId } }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early", "late", "file", "others"],
    },
    {
      name: "above one of them",
      send: ({ roomId, messageId }) => ({ params: { roomId }, query: { cursorDown: messageId } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["late", "others"],
    },
    {
      name: "around another room's",
      send: ({ messageId }, { ownRoomId }) => ({
        params: { roomId: ownRoomId },
        query: { targetMessageId: messageId },
      }),
      answers: everybody(404),
    },
    {
      name: "around a blocked one's",
      send: ({ roomId, othersMessageId }) => ({
        params: { roomId },
        query: { targetMessageId: othersMessageId },
      }),
      answers: row("404 | 404 200 200 | 404 200 | 200 200 | 200"),
      kinds: ["pair"],
    },
  ],
  "GET /api/messenger/messages/roomId/[roomId]/target-message-id-by-date": [
    {
      send: (target) => ({ ...byRoom(target), query: { date: "2020-01-01" } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
    },
  ],
  "GET /api/messenger/messages/search": [
    {
      send: ({ roomId }) => ({ query: { roomId, keyword: "planted" } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early", "late", "others"],
    },
  ],
  "GET /api/messenger/search": [
    {
      send: ({ roomId }) => ({ query: { roomId, q: "planted" } }),
      answers: everybody(200),
      tells: ["early", "late", "others"],
    },
    { name: "in all rooms", send: () => ({ query: { q: "planted" } }), answers: everybody(200) },
  ],
  "GET /api/messenger/messages/[id]/message-records": [
    {
      send: ({ messageId }) => ({ params: { id: messageId } }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 200"),
    },
    {
      name: "of a blocked one's",
      send: ({ othersMessageId }) => ({ params: { id: othersMessageId } }),
      answers: row("404 | 404 200 200 | 404 200 | 200 200 | 200"),
      kinds: ["pair"],
    },
  ],
  "GET /api/messenger/messages/[id]/thread": [
    {
      send: ({ messageId }) => ({ params: { id: messageId } }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early"],
    },
    {
      name: "of a blocked one's",
      send: ({ othersMessageId }) => ({ params: { id: othersMessageId } }),
      answers: row("404 | 404 200 200 | 404 200 | 200 200 | 200"),
      kinds: ["pair"],
    },
  ],
  "GET /api/messenger/messages/get-thumbnail": [
    {
      send: () => ({ query: { url: "http://127.0.0.1:1/" } }),
      answers: everybody(404),
      kinds: ["group"],
    },
  ],
  "GET /api/messenger/threads": [{ send: () => ({}), answers: everybody(200), tells: ["early", "late"] }],
  "GET /api/messenger/mentions": [{ send: () => ({}), answers: everybody(200) }],
  "GET /api/messenger/messages/undelivered": [{ send: () => ({}), answers: everybody(200) }],
  "GET /api/messenger/messages/sync/[lastUpdate]": [
    {
      send: () => ({ params: { lastUpdate: 0 } }),
      answers: everybody(200),
      tells: ["early", "late", "file", "others"],
    },
  ],
  "GET /api/messenger/messages/sync/modified/[lastUpdate]": [
    { send: () => ({ params: { lastUpdate: 0 } }), answers: everybody(200) },
  ],
  "GET /api/messenger/message-records/sync/[lastUpdate]": [
    { send: () => ({ params: { lastUpdate: 0 } }), answers: everybody(200) },
  ],
  "GET /api/messenger/media": [
    {
      send: ({ roomId, fileMessageId }) => ({ query: { roomId, cursor: fileMessageId } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["file"],
    },
    {
      name: "of one kind",
      send: ({ roomId }) => ({ query: { roomId, type: "link" } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["early"],
    },
  ],
  "GET /api/messenger/gallery": [
    {
      send: ({ roomId, fileMessageId }) => ({ query: { roomId, cursor: fileMessageId } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["file"],
    },
  ],
};

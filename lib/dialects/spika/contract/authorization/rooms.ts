import { type Case, everybody, row } from "@/lib/dialects/spika/contract/authorization/case";
import { ROLES } from "@/lib/dialects/spika/contract/authorization/people";

/** Rooms and their members. */

const inRoom = ({ roomId }: { roomId: number }) => ({ params: { id: roomId } });
const byRoom = ({ roomId }: { roomId: number }) => ({ params: { roomId } });

export const ROOMS: Record<string, Case[]> = {
  "GET /api/messenger/rooms": [{ send: () => ({}), answers: everybody(200), tells: ["name"] }],
  "POST /api/messenger/rooms": [
    {
      name: "with strangers",
      send: (_target, _caller, { member }) => ({ body: { type: "private", userIds: [member.id] } }),
      answers: everybody(400),
      kinds: ["group"],
    },
    { name: "alone", send: () => ({ body: { type: "group" } }), answers: everybody(200), kinds: ["group"] },
  ],
  "GET /api/messenger/rooms/[id]": [
    {
      send: inRoom,
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
      tells: ["name", "bot", "mail"],
    },
  ],
  "PUT /api/messenger/rooms/[id]": [
    {
      send: (target) => ({ ...inRoom(target), body: { topic: "New" } }),
      answers: row("403 | 403 403 200 | 403 403 | 404 404 | 200"),
      toldApart: [404, "2.4.5"],
    },
    {
      name: "bring in oneself",
      send: (target, { id }) => ({ ...inRoom(target), body: { action: "addGroupUsers", userIds: [id] } }),
      answers: row("403 | 403 403 200 | 403 403 | 404 404 | 200"),
      toldApart: [404, "2.4.5"],
    },
    {
      name: "promote oneself",
      send: (target, { id }) => ({ ...inRoom(target), body: { adminUserIds: [id] } }),
      answers: row("403 | 403 403 200 | 403 403 | 404 404 | 200"),
      toldApart: [404, "2.4.5"],
    },
  ],
  "DELETE /api/messenger/rooms/[id]": [
    {
      send: inRoom,
      answers: row("403 | 403 403 200 | 403 403 | 403 200 | 200"),
      toldApart: [404, "2.4.6"],
    },
  ],
  "POST /api/messenger/rooms/[id]/leave": [
    {
      send: (target, _caller, { member }) => ({ ...inRoom(target), body: { adminUserIds: [member.id] } }),
      answers: row("404 | 200 200 200 | 403 403 | 200 200 | 200"),
    },
  ],
  "POST /api/messenger/rooms/[id]/unarchive": [
    {
      send: inRoom,
      answers: row("403 | 403 403 200 | 403 403 | 404 404 | 200"),
      toldApart: [404, "2.4.6"],
    },
  ],
  "POST /api/messenger/rooms/[id]/archive": [
    {
      // Not in the living group: archived, it would refuse what is tried after this.
      send: inRoom,
      answers: row("403 | 403 403 200 | 403 403 | 404 404 | 200"),
      toldApart: [404, "2.4.6"],
      kinds: ["pair", "closed"],
    },
  ],
  "POST /api/messenger/rooms/[id]/mute": [
    { send: inRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200") },
  ],
  "POST /api/messenger/rooms/[id]/unmute": [
    { send: inRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200") },
  ],
  "POST /api/messenger/rooms/[id]/pin": [
    { send: inRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200") },
  ],
  "POST /api/messenger/rooms/[id]/unpin": [
    { send: inRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200") },
  ],
  "POST /api/messenger/rooms/[id]/unread": [
    {
      send: (target) => ({ ...inRoom(target), body: {} }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
    },
  ],
  "POST /api/messenger/room-list/seen": [
    // The blocked one is in the other room of two.
    {
      send: () => ({ body: {} }),
      answers: everybody(200),
      roles: ROLES.filter((role) => role !== "blocked"),
    },
  ],
  "POST /api/messenger/rooms/[id]/typing": [
    {
      send: (target) => ({ ...inRoom(target), body: {} }),
      answers: row("404 | 200 200 200 | 200 200 | 403 403 | 200"),
    },
  ],
  "POST /api/messenger/presence": [
    { send: () => ({ body: { clientId: "laptop", state: "online" } }), answers: everybody(200) },
  ],
  "GET /api/messenger/drafts": [{ send: () => ({}), answers: everybody(200) }],
  "PUT /api/messenger/drafts/roomId/[roomId]": [
    {
      send: (target) => ({ ...byRoom(target), body: { text: "Not sent yet" } }),
      answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"),
    },
    {
      name: "in a thread",
      send: (target) => ({ ...byRoom(target), body: { text: "Not yet", threadRootId: target.messageId } }),
      answers: row("404 | 404 200 200 | 200 200 | 200 200 | 200"),
    },
    {
      name: "in another room's thread",
      send: ({ messageId }, { ownRoomId }) => ({
        params: { roomId: ownRoomId },
        body: { text: "Not yet", threadRootId: messageId },
      }),
      answers: everybody(404),
    },
  ],
  "DELETE /api/messenger/drafts/roomId/[roomId]": [
    { send: byRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200") },
  ],
  "POST /api/messenger/rooms/[id]/join": [
    { send: inRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200") },
  ],
  "GET /api/messenger/rooms/users/[userId]": [
    {
      send: (target, caller, { admin, blocked }) => {
        const other = caller === blocked ? admin : blocked;
        return { params: { userId: target.kind === "unknown" ? target.roomId : other.id } };
      },
      answers: row("404 | 404 404 404 | 200 200 | 404 404 | 404"),
      kinds: ["pair"],
    },
  ],
  "GET /api/messenger/rooms/public": [{ send: () => ({}), answers: everybody(200) }],
  "GET /api/messenger/rooms/unread-count": [{ send: () => ({}), answers: everybody(200) }],
  "GET /api/messenger/rooms/sync/[lastUpdate]": [
    { send: () => ({ params: { lastUpdate: 0 } }), answers: everybody(200), tells: ["name", "mail"] },
  ],
  "GET /api/messenger/room-list": [{ send: () => ({}), answers: everybody(200), tells: ["name", "late"] }],
  "GET /api/messenger/group-message-rooms": [{ send: () => ({}), answers: everybody(200), tells: ["name"] }],
  "GET /api/messenger/recent-chats": [{ send: () => ({}), answers: everybody(200), tells: ["name"] }],
  "GET /api/messenger/history": [{ send: () => ({}), answers: everybody(200), tells: ["late"] }],
  "GET /api/messenger/history/roomId/[roomId]": [
    { send: byRoom, answers: row("404 | 200 200 200 | 200 200 | 200 200 | 200"), tells: ["late"] },
  ],
};

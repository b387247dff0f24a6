import { type Case, everybody, row } from "@/lib/dialects/spika/contract/authorization/case";

/** What belongs to a room: invites, keys, webhooks and notes. */

const inRoom = ({ roomId }: { roomId: number }) => ({ params: { id: roomId } });
const byRoom = ({ roomId }: { roomId: number }) => ({ params: { roomId } });

/** Keys of the workspace belong to no room: here nobody has them; contract/workspace-keys.test.ts has real ones. */
const NO_KEY = 2_000_000_000;
const ofWorkspaceKey = (body?: object): Case => ({
  send: () => ({ params: { id: NO_KEY }, body }),
  answers: everybody(403),
  except: { workspaceAdmin: 404 },
});

const byWebhook: Case[] = [
  {
    send: ({ webhookId }) => ({ params: { id: webhookId } }),
    answers: row("403 | 403 403 200 | 200 200 | 403 403 | 404"),
    toldApart: [404, "2.12"],
  },
];

export const ROOM_THINGS: Record<string, Case[]> = {
  "GET /api/messenger/rooms/[id]/invites": [
    { send: inRoom, answers: row("404 | 403 403 200 | 403 403 | 404 404 | 200"), tells: ["code"] },
  ],
  "POST /api/messenger/rooms/[id]/invites": [
    {
      send: (target) => ({ ...inRoom(target), body: {} }),
      answers: row("404 | 403 403 200 | 403 403 | 404 404 | 200"),
    },
  ],
  "DELETE /api/messenger/rooms/[id]/invites/[inviteId]": [
    {
      send: ({ roomId, inviteId }) => ({ params: { id: roomId, inviteId } }),
      answers: row("404 | 403 403 200 | 403 403 | 404 404 | 200"),
    },
    {
      name: "another room's",
      send: ({ inviteId }, { ownRoomId }) => ({ params: { id: ownRoomId, inviteId } }),
      answers: everybody(404),
    },
  ],
  "POST /api/messenger/invites/[code]/accept": [
    {
      send: ({ inviteCode }) => ({ params: { code: inviteCode } }),
      answers: row("200 | 200 200 200 | 200 200 | 404 404 | 404"),
      letsIn: true,
      kinds: ["group"],
    },
    {
      name: "into a deleted room, or revoked",
      send: ({ inviteCode }) => ({ params: { code: inviteCode } }),
      answers: everybody(404),
      kinds: ["closed", "gone"],
    },
  ],
  "GET /api/messenger/admin/invites": [
    { send: () => ({}), answers: everybody(403), except: { workspaceAdmin: 200 } },
  ],
  "POST /api/messenger/admin/invites": [
    {
      send: () => ({ body: {} }),
      answers: everybody(403),
      except: { workspaceAdmin: 200 },
      kinds: ["group"],
    },
  ],
  "DELETE /api/messenger/admin/invites/[inviteId]": [
    {
      name: "a room's",
      send: ({ inviteId }) => ({ params: { inviteId } }),
      answers: everybody(403),
      except: { workspaceAdmin: 404 },
    },
  ],

  "GET /api/messenger/admin/workspace": [
    { send: () => ({}), answers: everybody(403), except: { workspaceAdmin: 200 } },
  ],
  "PUT /api/messenger/admin/workspace": [
    {
      send: () => ({ body: {} }),
      answers: everybody(403),
      except: { workspaceAdmin: 200 },
      kinds: ["group"],
    },
  ],
  "GET /api/messenger/admin/users": [
    {
      // Admins of the workspace see everybody's address: contract/workspace.test.ts.
      name: "called as nobody is",
      send: () => ({ query: { keyword: "nobody is called this" } }),
      answers: everybody(403),
      except: { workspaceAdmin: 200 },
      kinds: ["group"],
    },
  ],
  "PUT /api/messenger/admin/users/[id]": [
    {
      name: "nobody",
      send: () => ({ params: { id: 2_000_000_000 }, body: { isDisabled: true } }),
      answers: everybody(403),
      except: { workspaceAdmin: 404 },
      kinds: ["group"],
    },
  ],

  "GET /api/messenger/admin/workspace-keys": [
    { send: () => ({}), answers: everybody(403), except: { workspaceAdmin: 200 } },
  ],
  "POST /api/messenger/admin/workspace-keys": [
    {
      send: () => ({ body: { name: "CI bot" } }),
      answers: everybody(403),
      except: { workspaceAdmin: 200 },
      kinds: ["group"],
    },
  ],
  "PUT /api/messenger/admin/workspace-keys/[id]": [ofWorkspaceKey({ name: "Mine" })],
  "DELETE /api/messenger/admin/workspace-keys/[id]": [ofWorkspaceKey()],
  "POST /api/messenger/admin/workspace-keys/[id]/rotate": [ofWorkspaceKey()],
  "GET /api/messenger/admin/workspace-keys/[id]/calls": [ofWorkspaceKey()],
  "POST /api/messenger/admin/workspace-keys/[id]/rooms": [
    {
      name: "a key that nobody has",
      send: ({ roomId }) => ({ params: { id: NO_KEY }, body: { roomId } }),
      answers: everybody(403),
      except: { workspaceAdmin: 404 },
    },
  ],

  "GET /api/messenger/api-keys/roomId/[roomId]": [
    { send: byRoom, answers: row("403 | 403 403 200 | 200 200 | 403 403 | 200"), tells: ["key", "bot"] },
  ],
  "POST /api/messenger/api-keys/roomId/[roomId]": [
    {
      send: (target) => ({ ...byRoom(target), body: { displayName: "Mine" } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 200"),
    },
  ],
  "PUT /api/messenger/api-keys/[id]": [
    {
      send: ({ apiKeyId }) => ({ params: { id: apiKeyId }, body: { displayName: "Mine" } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.13"],
    },
  ],
  "DELETE /api/messenger/api-keys/[id]": [
    {
      send: ({ apiKeyId }) => ({ params: { id: apiKeyId } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.13"],
    },
  ],
  "POST /api/messenger/api-keys/[id]/rotate": [
    {
      send: ({ apiKeyId }) => ({ params: { id: apiKeyId } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.13"],
    },
  ],

  "GET /api/messenger/api-keys/[id]/calls": [
    {
      send: ({ apiKeyId }) => ({ params: { id: apiKeyId } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.13"],
    },
  ],

  "GET /api/messenger/webhooks/roomId/[roomId]": [
    { send: byRoom, answers: row("403 | 403 403 200 | 200 200 | 403 403 | 200"), tells: ["hook", "sign"] },
  ],
  "POST /api/messenger/webhooks/roomId/[roomId]": [
    {
      send: (target) => ({ ...byRoom(target), body: { url: "https://mine.example/" } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 200"),
    },
  ],
  "PUT /api/messenger/webhooks/[id]": [
    {
      send: ({ webhookId }) => ({ params: { id: webhookId }, body: { url: "https://mine.example/" } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.12"],
    },
  ],
  "DELETE /api/messenger/webhooks/[id]": [
    {
      send: ({ webhookId }) => ({ params: { id: webhookId } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.12"],
    },
  ],
  "POST /api/messenger/webhooks/[id]/pause": byWebhook,
  "POST /api/messenger/webhooks/[id]/resume": byWebhook,
  "POST /api/messenger/webhooks/[id]/test": byWebhook,
  "GET /api/messenger/webhooks/[id]/deliveries": [
    {
      send: ({ webhookId }) => ({ params: { id: webhookId } }),
      answers: row("403 | 403 403 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.12"],
      tells: ["hook"],
    },
  ],

  "GET /api/messenger/notes/roomId/[roomId]": [
    { send: byRoom, answers: row("403 | 200 200 200 | 200 200 | 200 200 | 200"), tells: ["note"] },
  ],
  "POST /api/messenger/notes/roomId/[roomId]": [
    {
      send: (target) => ({ ...byRoom(target), body: { title: "Mine", content: "Mine" } }),
      answers: row("403 | 200 200 200 | 200 200 | 403 403 | 200"),
    },
  ],
  "GET /api/messenger/notes/[id]": [
    {
      send: ({ noteId }) => ({ params: { id: noteId } }),
      answers: row("403 | 200 200 200 | 200 200 | 200 200 | 404"),
      toldApart: [404, "2.15"],
      tells: ["note"],
    },
  ],
  "PUT /api/messenger/notes/[id]": [
    {
      send: ({ noteId }) => ({ params: { id: noteId }, body: { title: "Mine", content: "Mine" } }),
      answers: row("403 | 200 200 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.15"],
    },
  ],
  "DELETE /api/messenger/notes/[id]": [
    {
      send: ({ noteId }) => ({ params: { id: noteId } }),
      answers: row("403 | 200 200 200 | 200 200 | 403 403 | 404"),
      toldApart: [404, "2.15"],
    },
  ],
};

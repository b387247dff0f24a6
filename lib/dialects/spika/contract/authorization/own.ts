import { type Case, everybody, row } from "@/lib/dialects/spika/contract/authorization/case";
import { ROLES } from "@/lib/dialects/spika/contract/authorization/people";

/** What concerns the caller, other people, files, and what live updates need. */

const one = (status: number, sent: object = {}): Case => ({ send: () => sent, answers: everybody(status) });
const self = (sent: object = {}) => [one(200, sent)];

const nobodysToken: Case = {
  send: ({ roomId }) => ({ params: { id: roomId } }),
  answers: everybody(404),
  kinds: ["group"],
};

/** Rooms without guests are nobody's chats, and to ask for one tells nothing of the room. */
const noChat = (sent: object = {}): Case[] => [
  { send: ({ roomId }) => ({ params: { id: roomId, guestId: 1 }, ...sent }), answers: everybody(404) },
];

/** What people hold chats with guests by. */
const GUEST_CHATS: Record<string, Case[]> = {
  "GET /api/messenger/companies": self(),
  "POST /api/messenger/companies": self({ body: { name: "Acme" } }),
  "PUT /api/messenger/companies/[id]": [one(404, { params: { id: 1_000_000 }, body: { name: "Mine" } })],
  "DELETE /api/messenger/companies/[id]": [one(404, { params: { id: 1_000_000 } })],
  "GET /api/messenger/guest-chats": self(),
  "POST /api/messenger/guest-chats": [one(404, { body: { companyId: 1_000_000, name: "Support" } })],
  "GET /api/messenger/guest-chats/[id]": noChat(),
  "PUT /api/messenger/guest-chats/[id]": noChat({ body: { isOpen: false } }),
  "POST /api/messenger/guest-chats/[id]/share": noChat({ body: {} }),
  "GET /api/messenger/guest-chats/[id]/guests": noChat(),
  "POST /api/messenger/guest-chats/[id]/guests": noChat({
    body: { name: "Eve", emailAddress: "eve@example.org" },
  }),
  "DELETE /api/messenger/guest-chats/[id]/guests/[guestId]": noChat(),
};

const ALL_BUT_ADMIN = ROLES.filter((role) => role !== "admin");

const byUser = (userId: number) => ({ params: { id: userId } });

function uploads(service: "upload" | "uploads"): Record<string, Case[]> {
  return {
    [`POST /api/${service}/files`]: self({ body: { chunk: "aGVsbG8=", offset: 0, clientId: "pending" } }),
    [`POST /api/${service}/files/verify`]: [
      {
        name: "somebody else's chunks",
        send: () => ({
          body: {
            ...{
              total: 1,
              size: 5,
              mimeType: "text/plain",
              fileName: "a.txt",
              clientId: "admins",
              type: "message",
            },
            fileHash: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
          },
        }),
        answers: everybody(410),
        roles: ALL_BUT_ADMIN,
      },
    ],
    [`GET /api/${service}/files/check/[clientId]`]: [
      {
        send: ({ kind }) => ({ params: { clientId: kind === "unknown" ? "unknown" : "admins" } }),
        answers: row("404 | 404 404 200 | 404 404 | 404 404 | 404"),
        anonymous: 200, // places of chunks tell nothing
        kinds: ["group"],
      },
    ],
    [`GET /api/${service}/files/[id]`]: [
      {
        send: ({ fileId }) => ({ params: { id: fileId } }),
        answers: row("404 | 404 200 200 | 200 200 | 200 200 | 404"),
        tells: ["bytes"],
        anonymous: 200, // the random id is the permission
      },
    ],
  };
}

export const OWN: Record<string, Case[]> = {
  ...GUEST_CHATS,
  "GET /api/messenger/me": self(),
  "GET /api/messenger/files/clientId/[clientId]": [
    one(404, { params: { clientId: "admins" } }), // an upload that is not whole is no file
  ],
  "PUT /api/messenger/me": [
    {
      name: "with somebody else's file as the picture",
      send: ({ fileId }) => ({ body: { avatarFileId: fileId } }),
      answers: everybody(200),
      kinds: ["pair"],
    },
  ],
  "DELETE /api/messenger/me": [{ ...one(200), spendsCaller: true }],
  "GET /api/messenger/me/settings": self(),
  "PUT /api/messenger/me/settings": self({ body: { preferences: { density: "compact" } } }),
  "PUT /api/messenger/me/password": [one(400, { body: { next: "short" } })],
  "POST /api/messenger/me/identifier/code": [one(400, { body: { identifier: "nobody" } })],
  "PUT /api/messenger/me/identifier": [
    one(403, { body: { identifier: "somebody@example.org", code: "000000" } }),
  ],
  "GET /api/messenger/me/sessions": self(),
  "DELETE /api/messenger/me/sessions": self(),
  "DELETE /api/messenger/me/sessions/[id]": [
    { send: ({ roomId }) => ({ params: { id: roomId } }), answers: everybody(404), kinds: ["group"] },
  ],
  "GET /api/messenger/me/api-tokens": self(),
  "POST /api/messenger/me/api-tokens": self({ body: { name: "ci" } }),
  "DELETE /api/messenger/me/api-tokens/[id]": [nobodysToken],
  "GET /api/messenger/me/api-tokens/[id]/calls": [nobodysToken],
  "GET /api/messenger/device": self(),
  "PUT /api/messenger/device": self({ body: {} }),
  "POST /api/messenger/auth/logout": [{ ...one(200), spendsCaller: true }],
  "POST /api/messenger/auth/refresh": [{ ...one(200), spendsCaller: true }],
  "POST /api/messenger/auth": [one(400, { body: {} })],
  "GET /api/messenger/auth": [one(405)],
  "POST /api/messenger/auth/verify": [one(404, { body: { code: "000000", deviceId: "nobody's" } })],
  "GET /api/messenger/settings": self(),
  "GET /api/messenger/test": self(),
  "GET /api/messenger/test/auth": self(),
  "GET /api/messenger/test/error": [one(400)],
  "GET /api/test": self(),

  "GET /api/messenger/users/[id]": [
    {
      name: "the admin",
      send: ({ kind, roomId }, _caller, { admin }) => byUser(kind === "unknown" ? roomId : admin.id),
      answers: everybody(404),
      except: { colleague: 200, admin: 200 },
      kinds: ["group"],
    },
  ],
  "GET /api/messenger/users/sync/[timestamp]": [
    { send: () => ({ params: { timestamp: 0 } }), answers: everybody(200), tells: ["bot"] },
  ],
  "GET /api/messenger/contacts": self(),
  "POST /api/messenger/contacts": self({ body: { contacts: ["0".repeat(64)] } }),
  "GET /api/messenger/blocks": self(),
  "POST /api/messenger/blocks": [
    {
      send: ({ kind, roomId }, caller, { colleague, stranger }) => {
        const other = caller === colleague ? stranger : colleague;
        return { body: { blockedId: kind === "unknown" ? roomId : other.id } };
      },
      answers: everybody(200),
      toldApart: [404, "2.14"],
      kinds: ["group"],
    },
  ],
  "DELETE /api/messenger/blocks/[id]": [
    {
      name: "the admin's",
      tellsNothing: true,
      send: ({ blockId }) => ({ params: { id: blockId } }),
      answers: everybody(200),
      roles: ALL_BUT_ADMIN,
      kinds: ["group"],
    },
  ],
  "DELETE /api/messenger/blocks/userId/[userId]": [
    {
      name: "of the admin's",
      send: (_target, _caller, { blocked }) => ({ params: { userId: blocked.id } }),
      answers: everybody(200),
      roles: ALL_BUT_ADMIN,
      kinds: ["group"],
    },
  ],
  "GET /api/messenger/blocks/rooms/[roomId]": [
    { send: ({ roomId }) => ({ params: { roomId } }), answers: everybody(200), tellsNothing: true },
  ],

  ...uploads("upload"),
  ...uploads("uploads"),

  "GET /api/messenger/realtime": self(),
  "GET /api/sse": self({ method: "HEAD" }),
  "POST /api/realtime/user-auth": self({ body: { socket_id: "1.2" } }),
  "POST /api/realtime/auth": [
    {
      name: "one room",
      send: ({ roomId }) => ({ body: { socket_id: "1.2", channel_name: `private-room-${roomId}` } }),
      answers: row("403 | 200 200 200 | 200 200 | 403 403 | 200"),
    },
    {
      name: "many rooms",
      tellsNothing: true,
      send: ({ roomId }) => ({ body: { socket_id: "1.2", channel_names: [`private-room-${roomId}`] } }),
      answers: everybody(200),
    },
    {
      name: "a person",
      send: ({ kind, roomId }, _caller, { admin }) => ({
        body: { socket_id: "1.2", channel_name: `private-user-${kind === "unknown" ? roomId : admin.id}` },
      }),
      answers: everybody(403),
      except: { admin: 200 },
      kinds: ["group"],
    },
  ],
};

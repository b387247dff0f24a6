import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/domain/api-tokens/types";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { anApiKey } from "@/lib/testing/api-key";
import { anApiToken } from "@/lib/testing/api-token";
import { aRoom, aUser, type TestUser } from "@/lib/testing/builders";
import { CHAT_MESSAGES_ROUTES, callerOf } from "@/lib/testing/chat-messages";
import { serve } from "@/lib/testing/http-server";

// Who may do what with each call, of a group and of a room of two.

const SECRET = "planted-secret";

/** Each call, of a room and a message in it that hold the secret. */
const CALLS = {
  "GET /chat-messages?room": ({ roomId }: Target) => [`/chat-messages?room=${roomId}`],
  "GET /chat-messages": () => ["/chat-messages"],
  "GET /chat-messages/:id": ({ messageId }: Target) => [`/chat-messages/${messageId}`],
  "POST /chat-messages": ({ roomId }: Target) => ["/chat-messages", "POST", { room: roomId, text: "Hello" }],
  "POST /chat-messages?dry_run=1": ({ roomId }: Target) => [
    ...["/chat-messages?dry_run=1", "POST"],
    { room: roomId, text: "Hello" },
  ],
  "PATCH /chat-messages/:id": ({ messageId }: Target) => [
    `/chat-messages/${messageId}`,
    "PATCH",
    { seen: true },
  ],
  "GET /chat-rooms": () => ["/chat-rooms"],
  "GET /chat-rooms/:id": ({ roomId }: Target) => [`/chat-rooms/${roomId}`],
  "POST /chat-rooms": () => ["/chat-rooms", "POST", { title: "Mine" }],
  "PATCH /chat-rooms/:id": ({ roomId }: Target) => [
    `/chat-rooms/${roomId}`,
    "PATCH",
    { description: SECRET },
  ],
} satisfies Record<string, (target: Target) => unknown[]>;
type Call = keyof typeof CALLS;

type Target = { roomId: number; messageId: number };

let ask: ReturnType<typeof callerOf>;
let group: Target;
let pair: Target;
const people: Record<string, TestUser> = {};
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const names = ["admin", "member", "removed", "blocked", "stranger", "workspaceAdmin"];
  for (const name of names) people[name] = await aUser(name, { isWorkspaceAdmin: name === "workspaceAdmin" });
  const { admin, member, removed, blocked } = people as Record<string, TestUser> &
    Record<"admin" | "member" | "removed" | "blocked", TestUser>;
  const groupId = await aRoom([admin, member, removed], { name: SECRET });
  const pairId = await aRoom([admin, blocked], { type: "private", name: SECRET });
  group = { roomId: groupId, messageId: await plant(groupId, admin.id) };
  pair = { roomId: pairId, messageId: await plant(pairId, admin.id) };
  await db().member.delete({ where: { roomId_userId: { roomId: groupId, userId: removed.id } } });
  await db().block.create({ data: { userId: admin.id, blockedId: blocked.id } });
  for (const name of names) tokens[name] = await tokenOf(name);
  tokens.reader = await tokenOf("admin", { scopes: ["read"] });
  tokens.writer = await tokenOf("admin", { scopes: ["write"] });
  tokens.expired = await tokenOf("admin", { expiresAt: new Date(Date.now() - 1_000) });
  tokens.revoked = await tokenOf("admin", { revokedAt: new Date() });
  tokens.unknown = "hth_unknownunknownunknown";
  tokens.device = admin.token;
  tokens.roomKey = (await anApiKey(groupId, admin.id)).key;
});

async function plant(roomId: RoomId, senderId: UserId): Promise<number> {
  const message = await db().message.create({
    data: { roomId, seq: 1, senderId, localId: "planted", type: "text", body: { text: SECRET } },
  });
  await db().room.update({ where: { id: roomId }, data: { lastSeq: 1, countedTotal: 1 } });
  return message.id;
}

async function tokenOf(name: string, data: { scopes?: Scope[]; expiresAt?: Date; revokedAt?: Date } = {}) {
  const person = people[name];
  if (!person) throw new Error(`nobody is called ${name}`);
  return (await anApiToken(person.id, data)).token;
}

async function statuses(who: string, target: Target): Promise<Record<Call, number>> {
  ask = callerOf(await serve(CHAT_MESSAGES_ROUTES));
  const answers: Array<[string, number]> = [];
  for (const [name, sent] of Object.entries(CALLS)) {
    const [path, method, body] = sent(target) as [string, string | undefined, object | undefined]; // as in the table
    const { status, text, json } = await ask(tokens[who], path, { method, body });
    if (status >= 400) expect(json).toMatchObject({ code: status, name: expect.any(String), errors: {} });
    if (status >= 400 || OUTSIDERS.includes(who)) expect(text).not.toContain(SECRET);
    answers.push([name, status]);
  }
  return Object.fromEntries(answers) as Record<Call, number>; // one for each
}

const OUTSIDERS = ["stranger", "removed", "workspaceAdmin"];

/** In the order of the table above. */
function row(...cells: number[]): Record<string, number> {
  return Object.fromEntries(Object.keys(CALLS).map((name, index) => [name, cells[index] ?? 0]));
}

describe("of a group", () => {
  test.each<[string, Record<string, number>]>([
    ["admin", row(200, 200, 200, 200, 200, 200, 200, 200, 200, 200)],
    ["member", row(200, 200, 200, 200, 200, 200, 200, 200, 200, 403)],
    ["removed", row(404, 200, 404, 404, 404, 404, 200, 404, 200, 404)],
    ["stranger", row(404, 200, 404, 404, 404, 404, 200, 404, 200, 404)],
    ["workspaceAdmin", row(404, 200, 404, 404, 404, 404, 200, 404, 200, 404)],
    ["blocked", row(404, 200, 404, 404, 404, 404, 200, 404, 200, 404)],
    ["reader", row(200, 200, 200, 403, 403, 403, 200, 200, 403, 403)],
    ["writer", row(403, 403, 403, 200, 200, 200, 403, 403, 200, 200)],
    ["expired", row(...everywhere(401))],
    ["revoked", row(...everywhere(401))],
    ["unknown", row(...everywhere(401))],
    ["device", row(...everywhere(401))],
    ["roomKey", row(...everywhere(401))],
    ["nobody", row(...everywhere(401))],
  ])("%s", async (who, expected) => expect(await statuses(who, group)).toEqual(expected));
});

describe("of a room of two where one has blocked the other", () => {
  test.each<[string, Record<string, number>]>([
    ["admin", row(200, 200, 200, 403, 403, 200, 200, 200, 200, 403)],
    ["blocked", row(200, 200, 200, 200, 200, 200, 200, 200, 200, 403)],
    ["member", row(404, 200, 404, 404, 404, 404, 200, 404, 200, 404)],
  ])("%s", async (who, expected) => expect(await statuses(who, pair)).toEqual(expected));
});

test("revoking a token acts on the next call", async () => {
  ask = callerOf(await serve(CHAT_MESSAGES_ROUTES));
  const token = await tokenOf("member");
  expect((await ask(token, "/chat-rooms")).status).toBe(200);
  await db().apiToken.updateMany({ where: { userId: people.member?.id }, data: { revokedAt: new Date() } });
  expect(await ask(token, "/chat-rooms")).toMatchObject({
    status: 401,
    json: { name: "NotAuthenticated", code: 401 },
  });
});

function everywhere(status: number): number[] {
  return Object.keys(CALLS).map(() => status);
}

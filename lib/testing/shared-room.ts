import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { randomKey } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import { openSession } from "@/lib/domain/accounts/open-session";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { inviteWorkspaceKey } from "@/lib/domain/workspace-keys/invite-workspace-key";
import { anApiKey } from "@/lib/testing/api-key";
import { anApiToken } from "@/lib/testing/api-token";
import { aUser } from "@/lib/testing/builders";
import { aChatUser, guestChatApi } from "@/lib/testing/guest-chat";
import { aWorkspaceKey } from "@/lib/testing/workspace-key";

export type SharedRoom = Awaited<ReturnType<typeof aSharedRoom>>;

/**
 * One room that every API reaches: a chat with a guest, to which a key of the workspace
 * is invited. Ana holds it, with a browser and with a program of hers; Ben only looks on.
 */
export async function aSharedRoom() {
  const emailAddress = `ana-${randomKey(8).toLowerCase()}@example.org`;
  const [ana, ben] = [await aUser("Ana", { isWorkspaceAdmin: true, emailAddress }), await aUser("Ben")];
  const { token } = await anApiToken(ana.id);
  const api = await guestChatApi();
  const name = `Support ${ana.id}`;
  const company = (await api("POST /api/companies", { token, body: { name: "Acme" } })).json.data;
  const chat = { token, body: { company_id: company.id, name } };
  const roomId: RoomId = (await api("POST /api/chats", chat)).json.data.id;
  await db().member.create({ data: { roomId, userId: ben.id } });
  const guest = await aChatUser(api, { token, chatId: roomId });
  const workspaceKey = await aWorkspaceKey(ana.id, { rate: 100 });
  await inviteWorkspaceKey(ana.actor, workspaceKey.id, roomId);
  const { key: roomKey } = await anApiKey(roomId, ana.id);
  return {
    ...{ roomId, name, ana, ben, roomKey, apiToken: token },
    guestToken: guest.token,
    workspaceKey: workspaceKey.key,
    /** Of Ana's browser: a device of its own, which only the cookie names. */
    cookie: await cookieOf(ana.id),
  };
}

async function cookieOf(userId: UserId): Promise<string> {
  const deviceId = await openSession(userId, { deviceName: null, osName: null });
  const [pair = ""] = (await writeSessionCookie({ userId, deviceId })).split(";");
  return pair;
}

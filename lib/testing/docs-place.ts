import { randomKey } from "@/lib/crypto/secrets";
import type { ApiName } from "@/lib/docs/documents";
import { PLACEHOLDERS, type Place } from "@/lib/docs/examples/example";
import { asId, type RoomId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { anApiKey } from "@/lib/testing/api-key";
import { anApiToken } from "@/lib/testing/api-token";
import { aRoom, aUser } from "@/lib/testing/builders";
import { aChatUser, aGuestChat, guestChatApi } from "@/lib/testing/guest-chat";
import { aWorkspaceKey } from "@/lib/testing/workspace-key";

/** What an API's examples take for granted, made anew. */
export async function aPlaceFor(api: ApiName, origin: string): Promise<Place> {
  return { ...PLACEHOLDERS, origin, ...(await (api === "guest-chat" ? aGuestPlace() : aRoomPlace())) };
}

/** A room of two people in which one has said something, and all that programs need to speak there. */
async function aRoomPlace(): Promise<Partial<Place>> {
  const [ben, ana] = [await aUser("Ben", { isWorkspaceAdmin: true }), await aUser("Ana")];
  const roomId = await aRoom([ben, ana], { name: "Team", visibility: "public" });
  const said = { roomId, type: "text", body: { text: "Is anybody there?" } };
  const { id: messageId } = await sendMessage(ana.actor, said);
  return {
    roomId,
    messageId,
    // By its number, since rooms of other tests go by the same name.
    roomName: String(roomId),
    roomKey: (await anApiKey(roomId, ben.id)).key,
    workspaceKey: (await aWorkspaceKey(ben.id)).key,
    apiToken: (await anApiToken(ben.id)).token,
    deviceToken: ben.token,
    deviceId: randomKey(12),
    telephoneNumber: `+38591${Math.floor(Math.random() * 8_999_999 + 1_000_000)}`,
  };
}

async function aGuestPlace(): Promise<Partial<Place>> {
  const api = await guestChatApi();
  const chat = await aGuestChat(api, "Ana");
  const guest = await aChatUser(api, chat);
  const roomId = asId<RoomId>(chat.chatId);
  await sendMessage(chat.owner.actor, { roomId, type: "text", body: { text: "Good morning" } });
  return {
    apiToken: chat.token,
    companyId: chat.companyId,
    chatId: chat.chatId,
    chatUserToken: guest.token,
    email: guest.email,
  };
}

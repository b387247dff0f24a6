import { anApiKey } from "@/lib/testing/api-key";
import { anApiToken } from "@/lib/testing/api-token";
import { aRoom, aUser } from "@/lib/testing/builders";
import { aChatUser, aGuestChat, guestChatApi } from "@/lib/testing/guest-chat";
import { aWorkspaceKey } from "@/lib/testing/workspace-key";

/** A request that makes one message. */
export type Post = {
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
  roomId: number;
};

/**
 * Every call by which programs make a message, each with a request that is good. An API
 * that has a line here is fuzzed, and held to making one message by one key.
 */
export const MESSAGE_POSTS: Record<string, () => Promise<Post>> = {
  "Messaging API": async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    const { key } = await anApiKey(roomId, ana.id);
    const body = { roomId, type: "text", body: { text: "Hello" }, localId: undefined };
    return { path: "/api/messaging/messages", headers: { accesstoken: key }, body, roomId };
  },
  "messenger API": async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    const body = { roomId, type: "text", body: { text: "Hello" } };
    return { path: "/api/messenger/messages", headers: { accesstoken: ana.token }, body, roomId };
  },
  "chat-messages API": async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana]);
    const { token } = await anApiToken(ana.id);
    const body = { room: String(roomId), text: "Hello", session: "shift", createdAt: 1_600_000_000_000 };
    return { path: "/chat-messages", headers: { authorization: `Bearer ${token}` }, body, roomId };
  },
  Chapi: async () => {
    const ana = await aUser();
    const roomId = await aRoom([ana], { name: `Room of ${ana.id}`, visibility: "public" });
    const { key } = await aWorkspaceKey(ana.id);
    const body = { messageRaw: "Hello", room: String(roomId) };
    return { path: "/chat/api/chat/v1/messages", headers: { "x-api-key": key }, body, roomId };
  },
  "guest chat API": async () => {
    const api = await guestChatApi();
    const chat = await aGuestChat(api);
    const { token } = await aChatUser(api, chat);
    const path = `/api/chats/${chat.chatId}/messages`;
    return {
      path,
      headers: { authorization: `Bearer ${token}` },
      body: { body: "Hello" },
      roomId: chat.chatId,
    };
  },
};

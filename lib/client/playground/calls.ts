import type { SnippetRequest } from "@/lib/docs/snippets";

/** The APIs that a key of some kind speaks. */
export type PlaygroundApi = "messaging" | "chapi" | "chat-messages" | "guest-chat";

/** What a playground shows as code, and calls. */
export type PlaygroundCall = {
  request: SnippetRequest;
  /** The message that comes of it; null where it only reads. */
  says: { text: string; authorId: number } | null;
};

/** POST with a room's key. */
export function messagingCall(
  origin: string,
  { token, roomId, userId }: { token: string; roomId: number; userId: number },
  text: string,
): PlaygroundCall {
  const request = {
    method: "POST",
    url: `${origin}/api/messaging/messages`,
    headers: { accesstoken: token },
    body: { roomId, type: "text", body: { text } },
  };
  return { request, says: { text, authorId: userId } };
}

/** POST with a key of the workspace, into the room of that name; without one into the sandbox of test keys. */
export function chapiCall(
  origin: string,
  { secret, userId, room }: { secret: string; userId: number; room: string | undefined },
  text: string,
): PlaygroundCall {
  const request = {
    method: "POST",
    url: `${origin}/chat/api/chat/v1/messages`,
    headers: { "x-api-key": secret },
    body: { messageRaw: text, room },
  };
  return { request, says: { text, authorId: userId } };
}

/** POST with a personal token. */
export function chatMessagesCall(
  origin: string,
  { token, userId, roomId }: { token: string; userId: number; roomId: number },
  text: string,
): PlaygroundCall {
  const request = {
    method: "POST",
    url: `${origin}/chat-messages`,
    headers: { Authorization: `Bearer ${token}` },
    body: { room: String(roomId), text },
  };
  return { request, says: { text, authorId: userId } };
}

/** GET with a personal token: the newest messages of one's rooms, or those of a chat with guests. */
export function readingCall(origin: string, token: string, chatId?: number): PlaygroundCall {
  const path = chatId === undefined ? "/chat-messages" : `/api/chats/${chatId}/messages`;
  const request = {
    method: "GET",
    url: `${origin}${path}`,
    headers: { Authorization: `Bearer ${token}` },
  };
  return { request, says: null };
}

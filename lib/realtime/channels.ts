import { asId, type RoomId, type UserId } from "@/lib/domain/ids";

/** The streams that clients listen to (native: "Live updates by Pusher Channels"). */
export type Channel = { kind: "room"; roomId: RoomId } | { kind: "user"; userId: UserId };

export const roomChannel = (roomId: RoomId) => `private-room-${roomId}`;
/** For the guests of a chat, who are not to hear what its members hear. */
export const chatChannel = (chatId: RoomId) => `private-chat-${chatId}`;
export const userChannel = (userId: UserId) => `private-user-${userId}`;

/** The channel of a name, or null for any other shape. */
export function parseChannel(name: string): Channel | null {
  const [, kind, digits] = /^private-(room|user)-([1-9]\d{0,9})$/.exec(name) ?? [];
  if (kind === "room") return { kind, roomId: asId<RoomId>(digits) };
  if (kind === "user") return { kind, userId: asId<UserId>(digits) };
  return null;
}

import { toChat, toChatMessage } from "@/lib/dialects/guest-chat/wire";
import { findUserOfMember } from "@/lib/domain/chat-users/list-chat-users";
import { findChatMessage } from "@/lib/domain/chats/list-chat-messages";
import { findLiveChat } from "@/lib/domain/chats/list-chats";
import type { CommittedEvent } from "@/lib/domain/events";
import type { RoomId } from "@/lib/domain/ids";
import { chatChannel } from "@/lib/realtime/channels";
import { EVENT_LIMIT, type LiveEvent } from "@/lib/realtime/publisher";

/**
 * What the chat users of a chat hear of an event in its room, in this API's shapes, on a
 * channel of their own: what members hear of each other (addresses, receipts, notes) is
 * not for guests. All of a chat's users share the channel, and they read from different
 * messages on; so of an old message only the id is told, and its readers fetch it.
 *
 * @param event  of a room that is a chat
 * @see contract: guest chat API, "In the web app"; the events are ours
 */
export async function toGuestEvents({ id, event }: CommittedEvent): Promise<LiveEvent[]> {
  if (!("roomId" in event)) return [];
  const { roomId } = event;
  switch (event.type) {
    case "message.created": {
      const message = await findChatMessage({ chatId: roomId, readsAbove: 0 }, event.messageId);
      if (!message) return [];
      const whole = live(roomId, event.type, { eventId: id, message: toChatMessage(message) });
      const isSmall = Buffer.byteLength(whole.data) <= EVENT_LIMIT;
      return [isSmall ? whole : live(roomId, event.type, { eventId: id, messageId: message.id })];
    }
    case "message.updated":
    case "message.deleted":
      return [live(roomId, event.type, { eventId: id, messageId: event.messageId })];
    case "room.updated": {
      if (event.onlyFor !== undefined) return [];
      const chat = await findLiveChat(roomId);
      return chat ? [live(roomId, "chat.updated", { eventId: id, chat: toChat(chat) })] : [];
    }
    case "room.deleted":
      return [live(roomId, "chat.deleted", { eventId: id })];
    case "member.removed": {
      const user = await findUserOfMember(roomId, event.userId);
      return user ? [live(roomId, "user.removed", { eventId: id, chatUserId: user.id })] : [];
    }
    default:
      return [];
  }
}

function live(chatId: RoomId, name: string, payload: object): LiveEvent {
  return { channel: chatChannel(chatId), name, data: JSON.stringify(payload) };
}

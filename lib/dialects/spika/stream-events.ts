import { db } from "@/lib/db/client";
import { toMessage } from "@/lib/dialects/spika/message";
import { toRoom } from "@/lib/dialects/spika/room";
import { toUser } from "@/lib/dialects/spika/user";
import type { CommittedEvent, DomainEvent } from "@/lib/domain/events";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { asDeleted } from "@/lib/domain/messages/delete-message";
import { findSendingDevice } from "@/lib/domain/messages/find-sending-device";
import { loadMessage } from "@/lib/domain/messages/load-message";
import type { Message } from "@/lib/domain/messages/types";
import { findRoomForWire } from "@/lib/domain/rooms/get-room";
import { membersAmong, roomsOfAny } from "@/lib/domain/rooms/members-among";
import { findUser } from "@/lib/domain/users/find-user";
import { whoKnow } from "@/lib/domain/users/who-know";
import type { StreamEvent } from "@/lib/stream/hub";

/**
 * What the open event streams say of events, to whom. Things are read as they are
 * now, as for live events. Only those who listen are thought of: the rest catch up
 * by the sync calls when they come back.
 *
 * @param listeners  whose streams are open here
 * @see contract: messenger API 4.2, 4.3
 */
export async function toStreamEvents(events: CommittedEvent[], listeners: UserId[]): Promise<StreamEvent[]> {
  const roomIds = events.flatMap(({ event }) => ("roomId" in event ? event.roomId : []));
  const heardRooms = await roomsOfAny(roomIds, listeners);
  const said: StreamEvent[] = [];
  for (const committed of events) {
    const { event } = committed;
    // Whoever has left a room is told so all the same.
    const isHeard = !("roomId" in event) || event.type === "room.removed" || heardRooms.has(event.roomId);
    if (isHeard) said.push(...(await inWords(committed, listeners)));
  }
  return said;
}

async function inWords({ event, message }: CommittedEvent, listeners: UserId[]): Promise<StreamEvent[]> {
  switch (event.type) {
    case "message.created":
      return messageCreated(message ?? (await loadMessage(event.messageId)), listeners);
    case "message.updated":
      return messageChanged("UPDATE_MESSAGE", await loadMessage(event.messageId), listeners);
    case "message.deleted":
      return messageChanged("DELETE_MESSAGE", await loadMessage(event.messageId), listeners);
    case "message.hidden":
      return messageHidden(event);
    case "room.updated":
      return roomNews("UPDATE_ROOM", event.roomId, event.onlyFor ? [event.onlyFor] : listeners);
    case "room.deleted":
      return roomNews("DELETE_ROOM", event.roomId, listeners);
    case "room.added":
      return roomNews("NEW_ROOM", event.roomId, [event.userId]);
    case "room.removed":
      return [said([event.userId], { type: "REMOVED_FROM_ROOM", roomId: event.roomId })];
    case "room.seen":
      return [said([event.userId], { type: "SEEN_ROOM", roomId: event.roomId }, event.deviceId)];
    case "user.updated":
      return userUpdated(event.userId, listeners);
    case "receipt.changed":
    case "reaction.changed":
    case "member.added":
    case "member.removed":
    case "unread.changed":
    case "note.changed":
    case "device.signed_out":
      return []; // this API knows no such news
  }
}

async function messageCreated(message: Message | null, listeners: UserId[]): Promise<StreamEvent[]> {
  if (!message) return [];
  const userIds = await hearersOf(message, listeners);
  if (userIds.length === 0) return [];
  const deviceId = await findSendingDevice(message.id);
  return [said(userIds, { type: "NEW_MESSAGE", message: toMessage(message) }, deviceId)];
}

async function messageChanged(
  type: "UPDATE_MESSAGE" | "DELETE_MESSAGE",
  message: Message | null,
  listeners: UserId[],
): Promise<StreamEvent[]> {
  if (!message) return [];
  return [said(await hearersOf(message, listeners), { type, message: toMessage(message) })];
}

async function messageHidden({
  messageId,
  userId,
}: Extract<DomainEvent, { type: "message.hidden" }>): Promise<StreamEvent[]> {
  const message = await loadMessage(messageId);
  if (!message) return [];
  return [said([userId], { type: "DELETE_MESSAGE", message: toMessage(asDeleted(message)) })];
}

/** Each member is told of the room with their own flags. */
async function roomNews(
  type: "NEW_ROOM" | "UPDATE_ROOM" | "DELETE_ROOM",
  roomId: RoomId,
  listeners: UserId[],
): Promise<StreamEvent[]> {
  const [room, userIds] = await Promise.all([findRoomForWire(db(), roomId), membersAmong(roomId, listeners)]);
  if (!room) return [];
  return userIds.map((userId) => said([userId], { type, room: toRoom(room, userId) }));
}

async function userUpdated(userId: UserId, listeners: UserId[]): Promise<StreamEvent[]> {
  const user = await findUser(userId);
  if (!user) return [];
  return [said(await whoKnow(userId, listeners), { type: "USER_UPDATE", user: toUser(user) })];
}

function hearersOf({ roomId, senderId, id, seq }: Message, listeners: UserId[]): Promise<UserId[]> {
  return membersAmong(roomId, listeners, { authorId: senderId, messageId: id, seq });
}

function said(userIds: UserId[], news: object, exceptDeviceId?: StreamEvent["exceptDeviceId"]): StreamEvent {
  return { userIds, exceptDeviceId, data: JSON.stringify(news) };
}

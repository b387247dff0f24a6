import { db } from "@/lib/db/client";
import { toMessage } from "@/lib/dialects/spika/message";
import { toMessageRecord } from "@/lib/dialects/spika/message-record";
import { toRoom } from "@/lib/dialects/spika/room";
import { toUser } from "@/lib/dialects/spika/user";
import type { CommittedEvent, DomainEvent } from "@/lib/domain/events";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { asDeleted } from "@/lib/domain/messages/delete-message";
import { findSendingDevice } from "@/lib/domain/messages/find-sending-device";
import { loadMessage } from "@/lib/domain/messages/load-message";
import type { Message } from "@/lib/domain/messages/types";
import { findReaction } from "@/lib/domain/reactions/find-reaction";
import { countReceipts } from "@/lib/domain/receipts/count-receipts";
import { listAdvanced, ownReceipts } from "@/lib/domain/receipts/list-advanced";
import type { Reaction, Receipt } from "@/lib/domain/receipts/types";
import { findRoomForWire } from "@/lib/domain/rooms/get-room";
import { type Hearer, membersAmong, roomsOfAny } from "@/lib/domain/rooms/members-among";
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
    case "message.restored":
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
      return [
        said([event.userId], { type: "SEEN_ROOM", roomId: event.roomId }, { exceptDeviceId: event.deviceId }),
      ];
    case "user.updated":
      return userUpdated(event.userId, listeners);
    case "receipt.changed":
      return receiptsChanged(event, listeners);
    case "reaction.changed":
      return reactionChanged(event, listeners);
    case "member.added":
    case "member.removed":
    case "unread.changed":
    case "thread.changed":
    case "saved.changed":
    case "draft.changed":
    case "note.changed":
    case "preferences.changed":
    case "device.signed_out":
      return []; // this API knows no such news
  }
}

/** The message, and after it what it brings to its sender: one is delivered and has seen what one says. */
async function messageCreated(message: Message | null, listeners: UserId[]): Promise<StreamEvent[]> {
  if (!message) return [];
  const userIds = await hearersOf(message, listeners);
  if (userIds.length === 0) return [];
  const deviceId = await findSendingDevice(message.id);
  const news = said(
    userIds,
    { type: "NEW_MESSAGE", message: toMessage(message) },
    { exceptDeviceId: deviceId },
  );
  const sender = await findUser(message.senderId);
  if (sender?.isBot) return [news];
  const [counts] = await countReceipts([message]);
  const counted = { ...message, ...counts };
  return [news, ...ownReceipts(message).map((receipt) => recordNews(userIds, receipt, counted))];
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

/** One piece of news for each message that was delivered or seen. */
async function receiptsChanged(
  event: Extract<DomainEvent, { type: "receipt.changed" }>,
  listeners: UserId[],
): Promise<StreamEvent[]> {
  const hearers = await membersAmong(event.roomId, listeners, { authorId: event.userId });
  if (hearers.length === 0) return [];
  const advanced = await listAdvanced(event);
  return advanced.map(({ receipt, message }) =>
    recordNews(readersOf(message.seq, hearers), receipt, message),
  );
}

async function reactionChanged(
  { roomId, messageId, userId, isRemoved }: Extract<DomainEvent, { type: "reaction.changed" }>,
  listeners: UserId[],
): Promise<StreamEvent[]> {
  const hearers = await membersAmong(roomId, listeners, { authorId: userId, messageId });
  if (hearers.length === 0) return [];
  const [reaction, message] = await Promise.all([findReaction(messageId, userId), loadMessage(messageId)]);
  if (!reaction || !message) return [];
  const type = isRemoved ? "DELETE_MESSAGE_RECORD" : "NEW_MESSAGE_RECORD";
  return [recordNews(readersOf(message.seq, hearers), reaction, message, type)];
}

/** A record with its message's counts; not for devices that came after the message (contract 4.3). */
function recordNews(
  userIds: UserId[],
  record: Receipt | Reaction,
  message: Pick<Message, "deliveredCount" | "seenCount" | "memberCount" | "createdAt">,
  type: "NEW_MESSAGE_RECORD" | "DELETE_MESSAGE_RECORD" = "NEW_MESSAGE_RECORD",
): StreamEvent {
  const { deliveredCount, seenCount, memberCount, createdAt } = message;
  const counts = { deliveredCount, seenCount, totalUserCount: memberCount };
  return said(userIds, { type, messageRecord: toMessageRecord(record), ...counts }, { saidAt: createdAt });
}

/** Each member is told of the room with their own flags. */
async function roomNews(
  type: "NEW_ROOM" | "UPDATE_ROOM" | "DELETE_ROOM",
  roomId: RoomId,
  listeners: UserId[],
): Promise<StreamEvent[]> {
  const [room, members] = await Promise.all([findRoomForWire(db(), roomId), membersAmong(roomId, listeners)]);
  if (!room) return [];
  return members.map(({ userId }) => said([userId], { type, room: toRoom(room, userId) }));
}

async function userUpdated(userId: UserId, listeners: UserId[]): Promise<StreamEvent[]> {
  const user = await findUser(userId);
  if (!user) return [];
  return [said(await whoKnow(userId, listeners), { type: "USER_UPDATE", user: toUser(user) })];
}

async function hearersOf({ roomId, senderId, id, seq }: Message, listeners: UserId[]): Promise<UserId[]> {
  return readersOf(seq, await membersAmong(roomId, listeners, { authorId: senderId, messageId: id }));
}

function readersOf(seq: number, hearers: Hearer[]): UserId[] {
  return hearers.filter(({ readsAbove }) => seq > readsAbove).map(({ userId }) => userId);
}

function said(
  userIds: UserId[],
  news: object,
  limits: Pick<StreamEvent, "exceptDeviceId" | "saidAt"> = {},
): StreamEvent {
  return { userIds, ...limits, data: JSON.stringify(news) };
}

import { db } from "@/lib/db/client";
import { toMessage } from "@/lib/dialects/spika/message";
import { toRoom } from "@/lib/dialects/spika/room";
import { toMe } from "@/lib/dialects/spika/user";
import type { CommittedEvent, DomainEvent } from "@/lib/domain/events";
import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import { loadMessage } from "@/lib/domain/messages/load-message";
import type { Message } from "@/lib/domain/messages/types";
import { findUnread } from "@/lib/domain/receipts/find-unread";
import { findRoomForWire } from "@/lib/domain/rooms/get-room";
import { findUser } from "@/lib/domain/users/find-user";
import { roomChannel, userChannel } from "@/lib/realtime/channels";
import { EVENT_LIMIT, type LiveEvent } from "@/lib/realtime/publisher";

/**
 * What the world hears of an event, and on which channels: payloads in the
 * messenger API's shapes. Things are read as they are now, not as they were when
 * the event was recorded, so a late event never brings an old state back.
 *
 * @see contract: native "Live updates by Pusher Channels"
 */
export async function toLiveEvents({ id, event, message }: CommittedEvent): Promise<LiveEvent[]> {
  switch (event.type) {
    case "message.created":
      return messageEvent(id, event, event.seq, message ?? (await loadMessage(event.messageId)));
    case "message.updated":
    case "message.deleted":
      return messageEvent(id, event, await lastSeq(event.roomId), await loadMessage(event.messageId));
    case "receipt.changed": {
      const { type, roomId, userId, deliveredSeq, seenSeq } = event;
      return inRoom(id, type, roomId, { userId, deliveredSeq, seenSeq });
    }
    case "member.added":
    case "member.removed":
      return inRoom(id, event.type, event.roomId, { userId: event.userId });
    case "unread.changed":
      return unreadEvent(id, event.roomId, event.userId);
    case "room.updated":
      return roomUpdated(id, event.roomId, event.onlyFor);
    case "room.deleted":
      return roomUpdated(id, event.roomId);
    case "room.added":
      return roomAdded(id, event.roomId, event.userId);
    case "room.removed":
      return [live(userChannel(event.userId), event.type, { eventId: id, roomId: event.roomId })];
    case "user.updated":
      return userUpdated(id, event.userId);
    case "device.signed_out":
      return []; // nothing to say: the connections end
  }
}

type MessageEvent = Extract<DomainEvent, { messageId: MessageId }>;

/** @param seq the room's newest after the event */
function messageEvent(
  eventId: string,
  event: MessageEvent,
  seq: number,
  message: Message | null,
): LiveEvent[] {
  if (!message) return [];
  const facts = { eventId, roomId: message.roomId, seq };
  const channel = roomChannel(message.roomId);
  const whole = live(channel, event.type, { ...facts, message: toMessage(message) });
  if (Buffer.byteLength(whole.data) <= EVENT_LIMIT) return [whole];
  return [live(channel, event.type, { ...facts, messageId: message.id, truncated: true })];
}

async function inRoom(eventId: string, name: string, roomId: RoomId, facts: object): Promise<LiveEvent[]> {
  return [live(roomChannel(roomId), name, { eventId, roomId, seq: await lastSeq(roomId), ...facts })];
}

async function unreadEvent(eventId: string, roomId: RoomId, userId: UserId): Promise<LiveEvent[]> {
  const unread = await findUnread(roomId, userId);
  if (!unread) return [];
  const { lastSeq: seq, ...counts } = unread;
  return [live(userChannel(userId), "unread.changed", { eventId, roomId, seq, ...counts })];
}

/**
 * To a room's channel goes what is the same for all its members; the viewer's own
 * flags (muted, pinned, unread) are in the copy that goes to one member alone.
 */
async function roomUpdated(eventId: string, roomId: RoomId, onlyFor?: UserId): Promise<LiveEvent[]> {
  const room = await findRoomForWire(db(), roomId);
  if (!room) return [];
  const channel = onlyFor ? userChannel(onlyFor) : roomChannel(roomId);
  return [
    roomLive(
      channel,
      "room.updated",
      { eventId, roomId, seq: room.lastSeq },
      toRoom(room, onlyFor ?? NOBODY),
    ),
  ];
}

async function roomAdded(eventId: string, roomId: RoomId, userId: UserId): Promise<LiveEvent[]> {
  const room = await findRoomForWire(db(), roomId);
  if (!room) return [];
  return [
    roomLive(userChannel(userId), "room.added", { eventId, roomId, seq: room.lastSeq }, toRoom(room, userId)),
  ];
}

/** A room with many members does not fit; then its id must do, and clients fetch it. */
function roomLive(channel: string, name: string, facts: object, room: object): LiveEvent {
  const whole = live(channel, name, { ...facts, room });
  return Buffer.byteLength(whole.data) <= EVENT_LIMIT
    ? whole
    : live(channel, name, { ...facts, truncated: true });
}

async function userUpdated(eventId: string, userId: UserId): Promise<LiveEvent[]> {
  const user = await findUser(userId);
  return user ? [live(userChannel(userId), "user.updated", { eventId, user: toMe(user) })] : [];
}

async function lastSeq(roomId: RoomId): Promise<number> {
  const room = await db().room.findUnique({ where: { id: roomId }, select: { lastSeq: true } });
  return room?.lastSeq ?? 0;
}

const NOBODY = 0 as UserId;

function live(channel: string, name: string, payload: object): LiveEvent {
  return { channel, name, data: JSON.stringify(payload) };
}

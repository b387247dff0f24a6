import { db } from "@/lib/db/client";
import { toDraft } from "@/lib/dialects/spika/draft";
import { toMessage } from "@/lib/dialects/spika/message";
import { toMessageRecord } from "@/lib/dialects/spika/message-record";
import { toNote } from "@/lib/dialects/spika/note";
import { toRoom } from "@/lib/dialects/spika/room";
import { toThreadStanding } from "@/lib/dialects/spika/thread";
import { toMe } from "@/lib/dialects/spika/user";
import type { BlocksByRoom } from "@/lib/domain/blocks/list-blocks-in";
import { findDraft } from "@/lib/domain/drafts/find-draft";
import type { CommittedEvent, DomainEvent } from "@/lib/domain/events";
import type { MessageId, NoteId, RoomId, UserId } from "@/lib/domain/ids";
import { asDeleted } from "@/lib/domain/messages/delete-message";
import { loadMessage } from "@/lib/domain/messages/load-message";
import type { Message } from "@/lib/domain/messages/types";
import { findNote } from "@/lib/domain/notes/get-note";
import { getPreferences } from "@/lib/domain/preferences/get-preferences";
import { findReaction } from "@/lib/domain/reactions/find-reaction";
import { findUnread } from "@/lib/domain/receipts/find-unread";
import { findRoomForWire } from "@/lib/domain/rooms/get-room";
import { findStanding } from "@/lib/domain/threads/standing";
import { findUser } from "@/lib/domain/users/find-user";
import { roomChannel, userChannel } from "@/lib/realtime/channels";
import { heardOn } from "@/lib/realtime/heard-on";
import { EVENT_LIMIT, type LiveEvent } from "@/lib/realtime/publisher";

/**
 * What the world hears of an event, and on which channels: payloads in the
 * messenger API's shapes. Things are read as they are now, not as they were when
 * the event was recorded, so a late event never brings an old state back.
 *
 * @param blocks  of the event's room at least: who must not hear whom
 * @see contract: native "Live updates by Pusher Channels"
 */
export async function toLiveEvents(
  { id, event, message }: CommittedEvent,
  blocks: BlocksByRoom,
): Promise<LiveEvent[]> {
  switch (event.type) {
    case "message.created": {
      const created = message ?? (await loadMessage(event.messageId));
      return created ? messageEvent(id, event, event.seq, created, blocks) : [];
    }
    case "message.updated":
    case "message.deleted": {
      const changed = await loadMessage(event.messageId);
      return changed ? messageEvent(id, event, await lastSeq(event.roomId), changed, blocks) : [];
    }
    case "message.restored":
      return messageRestored(id, event, blocks);
    case "message.hidden":
      return messageHidden(id, event);
    case "receipt.changed": {
      const { type, roomId, userId, deliveredSeq, seenSeq } = event;
      const channels = await heardOn(roomId, userId, blocks);
      return inRoom(id, type, roomId, { userId, deliveredSeq, seenSeq }, channels);
    }
    case "reaction.changed":
      return reactionChanged(id, event, blocks);
    case "member.added":
    case "member.removed":
      return inRoom(id, event.type, event.roomId, { userId: event.userId });
    case "note.changed":
      return noteChanged(id, event.roomId, event.noteId);
    case "unread.changed":
      return unreadEvent(id, event.roomId, event.userId);
    case "saved.changed": {
      const { messageId, isSaved: saved } = event;
      return inRoom(id, event.type, event.roomId, { messageId, saved }, [userChannel(event.userId)]);
    }
    case "thread.changed":
      return threadChanged(id, event);
    case "draft.changed":
      return draftChanged(id, event);
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
    case "preferences.changed":
      return preferencesChanged(id, event.userId);
    case "room.seen":
      return []; // the browser hears `unread.changed` of it
    case "device.signed_out":
      return []; // nothing to say: the connections end
  }
}

type MessageEvent = Extract<DomainEvent, { messageId: MessageId }>;

/** @param seq the room's newest after the event */
async function messageEvent(
  eventId: string,
  event: MessageEvent,
  seq: number,
  message: Message,
  blocks: BlocksByRoom,
): Promise<LiveEvent[]> {
  const channels = await heardOn(message.roomId, message.senderId, blocks);
  return messageOn(channels, event.type, { eventId, roomId: message.roomId, seq }, message);
}

/** A change like any other, but that it may be unread again: `restored` tells clients to count it. */
async function messageRestored(
  eventId: string,
  { roomId, messageId }: Extract<DomainEvent, { type: "message.restored" }>,
  blocks: BlocksByRoom,
): Promise<LiveEvent[]> {
  const message = await loadMessage(messageId);
  if (!message) return [];
  const facts = { eventId, roomId, seq: await lastSeq(roomId), restored: true };
  return messageOn(await heardOn(roomId, message.senderId, blocks), "message.updated", facts, message);
}

/** To the user's other screens it is deleted, as `message.deleted` on their own channel says (our choice). */
async function messageHidden(
  eventId: string,
  { roomId, messageId, userId }: Extract<DomainEvent, { type: "message.hidden" }>,
): Promise<LiveEvent[]> {
  const message = await loadMessage(messageId);
  if (!message) return [];
  const facts = { eventId, roomId, seq: await lastSeq(roomId) };
  return messageOn([userChannel(userId)], "message.deleted", facts, asDeleted(message));
}

function messageOn(channels: string[], name: string, facts: object, message: Message): LiveEvent[] {
  const whole = JSON.stringify({ ...facts, message: toMessage(message) });
  const data =
    Buffer.byteLength(whole) <= EVENT_LIMIT
      ? whole
      : JSON.stringify({ ...facts, messageId: message.id, truncated: true });
  return channels.map((channel) => ({ channel, name, data }));
}

async function reactionChanged(
  eventId: string,
  { type, roomId, messageId, userId }: Extract<DomainEvent, { type: "reaction.changed" }>,
  blocks: BlocksByRoom,
): Promise<LiveEvent[]> {
  const reaction = await findReaction(messageId, userId);
  if (!reaction) return [];
  const channels = await heardOn(roomId, userId, blocks);
  return inRoom(eventId, type, roomId, { messageRecord: toMessageRecord(reaction), messageId }, channels);
}

async function noteChanged(eventId: string, roomId: RoomId, noteId: NoteId): Promise<LiveEvent[]> {
  const note = await findNote(noteId);
  if (!note) return [];
  const facts = { eventId, roomId, seq: await lastSeq(roomId) };
  return [
    wholeOrTruncated(roomChannel(roomId), "note.changed", { ...facts, noteId }, { note: toNote(note) }),
  ];
}

async function inRoom(
  eventId: string,
  name: string,
  roomId: RoomId,
  facts: object,
  channels = [roomChannel(roomId)],
): Promise<LiveEvent[]> {
  const payload = { eventId, roomId, seq: await lastSeq(roomId), ...facts };
  return channels.map((channel) => live(channel, name, payload));
}

async function unreadEvent(eventId: string, roomId: RoomId, userId: UserId): Promise<LiveEvent[]> {
  const unread = await findUnread(roomId, userId);
  if (!unread) return [];
  const { lastSeq: seq, ...counts } = unread;
  return [live(userChannel(userId), "unread.changed", { eventId, roomId, seq, ...counts })];
}

/** To the user's other screens: native, "thread.changed". */
async function threadChanged(
  eventId: string,
  { roomId, rootId, userId }: Extract<DomainEvent, { type: "thread.changed" }>,
): Promise<LiveEvent[]> {
  const thread = toThreadStanding(await findStanding(db(), userId, { id: rootId, roomId }));
  return [
    live(userChannel(userId), "thread.changed", { eventId, roomId, seq: await lastSeq(roomId), thread }),
  ];
}

/** To the user's screens alone: native, "draft.changed". A long one is fetched. */
async function draftChanged(
  eventId: string,
  { roomId, userId, threadRootId }: Extract<DomainEvent, { type: "draft.changed" }>,
): Promise<LiveEvent[]> {
  const facts = { eventId, roomId, seq: await lastSeq(roomId) };
  const draft = toDraft(await findDraft(userId, { roomId, threadRootId }));
  return [wholeOrTruncated(userChannel(userId), "draft.changed", facts, { draft })];
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
    wholeOrTruncated(
      channel,
      "room.updated",
      { eventId, roomId, seq: room.lastSeq },
      { room: toRoom(room, onlyFor ?? NOBODY) },
    ),
  ];
}

async function roomAdded(eventId: string, roomId: RoomId, userId: UserId): Promise<LiveEvent[]> {
  const room = await findRoomForWire(db(), roomId);
  if (!room) return [];
  const facts = { eventId, roomId, seq: room.lastSeq };
  return [wholeOrTruncated(userChannel(userId), "room.added", facts, { room: toRoom(room, userId) })];
}

/** A room with many members does not fit, nor does a long note; then the id must do, and clients fetch it. */
function wholeOrTruncated(channel: string, name: string, facts: object, thing: object): LiveEvent {
  const whole = live(channel, name, { ...facts, ...thing });
  return Buffer.byteLength(whole.data) <= EVENT_LIMIT
    ? whole
    : live(channel, name, { ...facts, truncated: true });
}

async function userUpdated(eventId: string, userId: UserId): Promise<LiveEvent[]> {
  const user = await findUser(userId);
  return user ? [live(userChannel(userId), "user.updated", { eventId, user: toMe(user) })] : [];
}

async function preferencesChanged(eventId: string, userId: UserId): Promise<LiveEvent[]> {
  const preferences = await getPreferences(userId);
  return [live(userChannel(userId), "preferences.changed", { eventId, preferences })];
}

async function lastSeq(roomId: RoomId): Promise<number> {
  const room = await db().room.findUnique({ where: { id: roomId }, select: { lastSeq: true } });
  return room?.lastSeq ?? 0;
}

const NOBODY = 0 as UserId;

function live(channel: string, name: string, payload: object): LiveEvent {
  return { channel, name, data: JSON.stringify(payload) };
}

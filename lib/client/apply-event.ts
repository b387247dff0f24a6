import type { QueryClient } from "@tanstack/react-query";
import { applyReply } from "@/lib/client/apply-reply";
import { forgetDelivered, noteDelivered } from "@/lib/client/delivered";
import { takeRemoteDraft } from "@/lib/client/drafts";
import {
  draftKeys,
  meKeys,
  mentionKeys,
  messageKeys,
  noteKeys,
  roomKeys,
  threadKeys,
} from "@/lib/client/keys";
import { isLeaving, stopLeaving } from "@/lib/client/leaving";
import {
  addMessage,
  announceSeq,
  hasHole,
  patchMessage,
  patchReaction,
  patchSaved,
} from "@/lib/client/message-pages";
import { noteNote } from "@/lib/client/note-list";
import { notePresence } from "@/lib/client/presence";
import { catchUpRoom, editMessages } from "@/lib/client/queries/messages";
import { editNotes } from "@/lib/client/queries/notes";
import { editRoomList, noteUnreadMark, readRoomList } from "@/lib/client/queries/rooms";
import { editThreads, keepStanding } from "@/lib/client/queries/threads";
import { isBeingRead } from "@/lib/client/reading";
import { noteReceipt } from "@/lib/client/receipts";
import {
  dropRoom,
  isCalling,
  noteChange,
  noteCounted,
  noteMessage,
  noteRoom,
  noteSeen,
} from "@/lib/client/room-list";
import { noteThreadChange } from "@/lib/client/thread-list";
import { noteTyped, noteTyping } from "@/lib/client/typing";
import type { WireDraft } from "@/lib/dialects/spika/schemas/draft";
import type { WireMessage, WireMessageRecord } from "@/lib/dialects/spika/schemas/message";
import type { WireNote } from "@/lib/dialects/spika/schemas/note";
import type { WirePreferences } from "@/lib/dialects/spika/schemas/preferences";
import type { WirePresence } from "@/lib/dialects/spika/schemas/presence";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";
import type { WireThreadStanding } from "@/lib/dialects/spika/schemas/thread";
import type { WireMe, WireUser } from "@/lib/dialects/spika/schemas/user";

type Facts = { eventId: string; roomId: number; seq: number };
type MessagePayload = Facts & { message?: WireMessage; truncated?: true; restored?: true };
type RoomPayload = Facts & { room?: WireRoom; truncated?: true };

/** The live events that the web app listens to, with their payloads (native.md, "Live updates"). */
type Payloads = {
  "message.created": MessagePayload;
  "message.updated": MessagePayload;
  "message.deleted": MessagePayload;
  "reaction.changed": Facts & { messageRecord: WireMessageRecord; messageId: number };
  "receipt.changed": Facts & { userId: number; deliveredSeq: number; seenSeq: number };
  "room.updated": RoomPayload;
  "room.added": RoomPayload;
  "room.removed": { eventId: string; roomId: number };
  "member.added": Facts & { userId: number };
  "member.removed": Facts & { userId: number };
  "thread.changed": Facts & { thread: WireThreadStanding };
  "unread.changed": Facts & { unreadCount: number; mentionCount: number; unreadFromSeq: number | null };
  "saved.changed": Facts & { messageId: number; saved: boolean };
  typing: Facts & { userId: number; threadRootId?: number };
  "presence.changed": { eventId: string; userId: number; state: WirePresence };
  "draft.changed": Facts & { draft?: WireDraft; truncated?: true };
  "note.changed": Facts & { noteId: number; note?: WireNote; truncated?: true };
  "user.updated": { eventId: string; user: WireMe };
  "preferences.changed": { eventId: string; preferences: WirePreferences };
};

export type LiveEvent<Name extends keyof Payloads = keyof Payloads> = {
  [N in Name]: { name: N; data: Payloads[N] /** Came on my own channel. */; isForMe: boolean };
}[Name];

export type LiveContext = {
  client: QueryClient;
  myId: number;
  /** What the screen wants to know: to say it aloud, or to leave a room that is gone. */
  onMessage?: (message: WireMessage) => void;
  onRoomGone?: (roomId: number) => void;
};

const REMEMBERED = 1_000;

/**
 * The one place where live events change the cache, whether they come from us or from
 * others. Returns a function that ignores what it has seen: delivery is at least once.
 */
export function createEventReader(context: LiveContext): (event: LiveEvent) => void {
  const seen = new Set<string>();
  return (event) => {
    if (seen.has(event.data.eventId)) return;
    seen.add(event.data.eventId);
    if (seen.size > REMEMBERED) for (const oldest of seen) if (seen.delete(oldest)) break;
    applyEvent(context, event);
  };
}

export function applyEvent<Name extends keyof Payloads>(context: LiveContext, event: LiveEvent<Name>): void {
  const handle: Handler<Name> | undefined = HANDLERS[event.name];
  handle?.(context, event.data, event.isForMe);
}

export function isLiveEventName(name: string): name is keyof Payloads {
  return Object.hasOwn(HANDLERS, name);
}

type Handler<Name extends keyof Payloads> = (
  context: LiveContext,
  data: Payloads[Name],
  isForMe: boolean,
) => void;

const HANDLERS: { [Name in keyof Payloads]: Handler<Name> } = {
  "message.created": (context, data) => {
    if (data.message) created(context, data.message);
    else fetchCreated(context, data);
  },
  "message.updated": (context, data) => {
    changed(context, data);
    if (data.restored) countAgain(context, data, 1);
  },
  "message.deleted": (context, data, isForMe) => {
    changed(context, data);
    // Of what I have hidden from myself alone the server tells the counts.
    if (!isForMe) countAgain(context, data, -1);
  },
  "reaction.changed": ({ client }, { roomId, messageRecord }) => {
    editMessages(client, roomId, (now) => patchReaction(now, messageRecord));
  },
  "receipt.changed": ({ client, myId }, marks) => {
    if (marks.userId !== myId) noteReceipt(client, marks, myId);
    else editRoomList(client, (list) => noteSeen(list, marks.roomId, marks.seenSeq));
  },
  "unread.changed": ({ client }, { roomId, ...counts }) => {
    // What is on screen is read as it comes; the server hears of it a moment later.
    const isRead = isBeingRead(roomId) && counts.unreadFromSeq === null;
    noteUnreadMark(client, roomId, isRead ? { ...counts, unreadCount: 0, mentionCount: 0 } : counts);
  },
  "saved.changed": ({ client }, { roomId, messageId, saved }) => {
    editMessages(client, roomId, (now) => patchSaved(now, messageId, saved));
    void client.invalidateQueries({ queryKey: messageKeys.saved });
  },
  "thread.changed": ({ client }, { thread }) => keepStanding(client, thread),
  "room.updated": (context, data, isForMe) => {
    if (data.room) roomChanged(context, data.room, isForMe);
    else refetchRoomFacts(context.client, data.roomId);
  },
  "room.added": ({ client }, { roomId }) => {
    stopLeaving(roomId); // somebody has taken me back in
    refetchRoomFacts(client, roomId);
  },
  "room.removed": roomGone,
  "member.added": membersChanged,
  "member.removed": membersChanged,
  typing: ({ myId }, { roomId, userId, threadRootId }) => {
    if (userId !== myId) noteTyping(roomId, userId, threadRootId);
  },
  "presence.changed": (_, person) => notePresence(person),
  "draft.changed": ({ client, myId }, { draft }) => {
    if (draft) takeRemoteDraft(myId, draft);
    else void client.invalidateQueries({ queryKey: draftKeys.list });
  },
  "note.changed": ({ client }, { roomId, note }) => {
    if (note) editNotes(client, roomId, (list) => noteNote(list, note));
    else void client.invalidateQueries({ queryKey: noteKeys.room(roomId) });
  },
  "user.updated": ({ client }, { user }) => {
    client.setQueryData(meKeys.me, user);
  },
  "preferences.changed": ({ client }, { preferences }) => {
    client.setQueryData(meKeys.preferences, preferences);
  },
};

function created(context: LiveContext, message: WireMessage): void {
  const { client, myId } = context;
  noteTyped(message.roomId, message.fromUserId, message.threadRootId);
  const data = editMessages(client, message.roomId, (now) => addMessage(now, message));
  if (data && hasHole(data)) void catchUpRoom(client, message.roomId);

  refetchMedia(client, message);
  const known = readRoomList(client).find((room) => room.id === message.roomId);
  if (!known) {
    refetchRoomFacts(client, message.roomId);
    return;
  }
  if (message.seq > known.lastSeq + 1) void client.invalidateQueries({ queryKey: roomKeys.list }); // the count is off
  editRoomList(client, (list) =>
    noteMessage(list, message, {
      myId,
      isBeingRead: isBeingRead(message.roomId),
      fromUserName: nameOf(client, message),
    }),
  );
  if (isCalling(message, myId)) void client.invalidateQueries({ queryKey: mentionKeys.list });
  if (message.seq <= known.lastSeq) return;
  applyReply(client, message, myId);
  if (!known.muted && isToBeConfirmed(context, message)) noteDelivered(message);
  context.onMessage?.(message);
}

/** Whether its sender waits for word that it has come: what is being read says so itself, and a bot does not look. */
function isToBeConfirmed({ client, myId }: LiveContext, message: WireMessage): boolean {
  const { roomId, fromUserId, type } = message;
  if (fromUserId === myId || type === "system" || isBeingRead(roomId)) return false;
  return !senderOf(client, message)?.isBot;
}

/** Too big for an event: its id and seq have come, the content is fetched. */
function fetchCreated({ client }: LiveContext, { roomId, seq }: Facts): void {
  const data = editMessages(client, roomId, (now) => announceSeq(now, seq));
  refetchThreads(client, roomId);
  if (data && hasHole(data)) void catchUpRoom(client, roomId);
  void client.invalidateQueries({ queryKey: roomKeys.list });
}

/** An unread message is gone, or back; where it does not fit into an event, the list is asked for. */
function countAgain({ client, myId }: LiveContext, { message }: MessagePayload, change: 1 | -1): void {
  if (message) editRoomList(client, (list) => noteCounted(list, message, myId, change));
  else void client.invalidateQueries({ queryKey: roomKeys.list });
}

function changed({ client }: LiveContext, { message, roomId }: MessagePayload): void {
  void client.invalidateQueries({ queryKey: messageKeys.pinned(roomId) });
  void client.invalidateQueries({ queryKey: mentionKeys.list });
  if (!message) {
    void catchUpRoom(client, roomId);
    refetchThreads(client, roomId);
    return;
  }
  editMessages(client, roomId, (now) => patchMessage(now, message));
  refetchMedia(client, message);
  editRoomList(client, (list) => noteChange(list, message));
  editThreads(client, (data) => noteThreadChange(data, message));
}

/** The panel's lists of pictures, files and links; asked for again only where they are on screen. */
function refetchMedia(client: QueryClient, { roomId, type, hasLink, deleted }: WireMessage): void {
  if (type === "text" && !hasLink && !deleted) return;
  void client.invalidateQueries({ queryKey: messageKeys.media(roomId) });
}

/** What has happened may have happened in any of them. */
function refetchThreads(client: QueryClient, roomId: number): void {
  void client.invalidateQueries({ queryKey: messageKeys.threads(roomId) });
  void client.invalidateQueries({ queryKey: threadKeys.list });
}

function membersChanged({ client, myId }: LiveContext, { roomId, userId }: Facts & { userId: number }): void {
  // Of my own leaving `room.removed` tells.
  if (userId === myId || isLeaving(roomId)) return;
  void client.invalidateQueries({ queryKey: roomKeys.one(roomId) });
}

/** @param isForMe whether it came on my own channel: what everybody gets lacks my flags (muted, pinned) */
function roomChanged({ client, myId, onRoomGone }: LiveContext, room: WireRoom, isForMe: boolean): void {
  client.setQueryData<WireRoom>(
    roomKeys.one(room.id),
    (known) => known && (isForMe ? room : { ...room, muted: known.muted, pinned: known.pinned }),
  );
  editRoomList(client, (list) => noteRoom(list, room, { myId, isForMe }));
  if (room.deleted) onRoomGone?.(room.id);
}

function refetchRoomFacts(client: QueryClient, roomId: number): void {
  void client.invalidateQueries({ queryKey: roomKeys.list });
  if (!isLeaving(roomId)) void client.invalidateQueries({ queryKey: roomKeys.one(roomId) });
}

function roomGone({ client, onRoomGone }: LiveContext, { roomId }: { roomId: number }): void {
  editRoomList(client, (list) => dropRoom(list, roomId));
  forgetDelivered(roomId);
  onRoomGone?.(roomId); // first, so that nothing on screen asks for it again
  client.removeQueries({ queryKey: messageKeys.room(roomId) });
  client.removeQueries({ queryKey: messageKeys.threads(roomId) });
  client.removeQueries({ queryKey: messageKeys.past(roomId) });
  void client.invalidateQueries({ queryKey: threadKeys.list });
  client.removeQueries({ queryKey: roomKeys.one(roomId) });
}

function nameOf(client: QueryClient, message: WireMessage): string | null {
  return senderOf(client, message)?.displayName ?? null;
}

/** Where the room has been loaded, and its sender is still in it. */
function senderOf(client: QueryClient, { roomId, fromUserId }: WireMessage): WireUser | undefined {
  const room = client.getQueryData<WireRoom>(roomKeys.one(roomId));
  return room?.users.find((member) => member.userId === fromUserId)?.user;
}

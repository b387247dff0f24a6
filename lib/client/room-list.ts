import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireRoom, WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import { EVERYBODY } from "@/lib/mentions/everybody";

/** Rooms by last activity, newest first. */
export type RoomList = WireRoomListItem[];

// As in message-pages.ts: the same object comes back when nothing changed.

/** A new message: the room moves up, and counts it as unread where it is one. */
export function noteMessage(
  list: RoomList,
  message: WireMessage,
  { myId, isBeingRead, fromUserName }: { myId: number; isBeingRead: boolean; fromUserName: string | null },
): RoomList {
  return editRoom(list, message.roomId, (room) => {
    if (message.seq <= room.lastSeq) return room;
    const isInThread = message.threadRootId !== undefined && !message.alsoInRoom;
    const counts = isCounted(message, myId) && !isBeingRead;
    return {
      ...room,
      lastSeq: message.seq,
      unreadCount: room.unreadCount + (counts ? 1 : 0),
      mentionCount: room.mentionCount + (counts && isCalling(message, myId) ? 1 : 0),
      ...(isInThread
        ? {}
        : {
            lastActivityAt: Math.max(room.lastActivityAt, message.createdAt),
            lastMessage: { ...previewOf(message), fromUserName },
          }),
    };
  });
}

/** An edit or deletion shows in the preview when it is the newest message that changed. */
export function noteChange(list: RoomList, message: WireMessage): RoomList {
  return editRoom(list, message.roomId, (room) => {
    if (room.lastMessage?.id !== message.id) return room;
    return { ...room, lastMessage: { ...previewOf(message), fromUserName: room.lastMessage.fromUserName } };
  });
}

/** An unread message was deleted for everybody, or has come back: it counts no longer, or again. */
export function noteCounted(list: RoomList, message: WireMessage, myId: number, change: 1 | -1): RoomList {
  return editRoom(list, message.roomId, (room) => {
    const isUnread = message.seq > cursorOf(room) && message.seq <= room.lastSeq;
    if (!isUnread || !isCounted(message, myId)) return room;
    return { ...room, unreadCount: Math.max(0, room.unreadCount + change) };
  });
}

/** What is after it is unread: the line "New" and the badge begin there. */
export function cursorOf({ seenSeq, unreadFromSeq }: WireRoomListItem): number {
  return unreadFromSeq === null ? seenSeq : unreadFromSeq - 1;
}

/** Seen up to there by me, here or on another device. */
export function noteSeen(list: RoomList, roomId: number, seenSeq: number): RoomList {
  return editRoom(list, roomId, (room) => {
    if (seenSeq <= cursorOf(room)) return room;
    const isAllSeen = seenSeq >= room.lastSeq;
    const counts = isAllSeen ? { unreadCount: 0, mentionCount: 0 } : {};
    return { ...room, seenSeq: Math.max(seenSeq, room.seenSeq), unreadFromSeq: null, ...counts };
  });
}

/** Everything in all rooms was seen. */
export function noteAllSeen(list: RoomList): RoomList {
  return list.reduce((rooms, { id, lastSeq }) => noteSeen(rooms, id, lastSeq), list);
}

/** The server's count is the truth; it comes after every mark and mention. */
export function noteUnread(
  list: RoomList,
  roomId: number,
  { unreadCount, mentionCount, unreadFromSeq }: Counts,
): RoomList {
  return editRoom(list, roomId, (room) => {
    const isSame =
      room.unreadCount === unreadCount &&
      room.mentionCount === mentionCount &&
      room.unreadFromSeq === unreadFromSeq;
    return isSame ? room : { ...room, unreadCount, mentionCount, unreadFromSeq };
  });
}

type Counts = Pick<WireRoomListItem, "unreadCount" | "mentionCount" | "unreadFromSeq">;

/** Name, visibility and the like, and my own flags where the room was rendered for me. */
export function noteRoom(
  list: RoomList,
  room: WireRoom,
  { myId, isForMe }: { myId: number; isForMe: boolean },
): RoomList {
  if (room.deleted || !room.users.some((member) => member.userId === myId)) return dropRoom(list, room.id);
  return editRoom(list, room.id, (known) => ({
    ...known,
    name: room.name,
    type: room.type,
    visibility: room.visibility,
    avatarFileId: room.avatarFileId,
    archivedAt: room.archivedAt,
    isAdmin: room.users.some((member) => member.userId === myId && member.isAdmin),
    ...(isForMe ? { muted: room.muted, pinned: room.pinned } : {}),
  }));
}

/** As the list shows them: the pinned ones on top. */
export function inListOrder(list: RoomList): RoomList {
  return [...list.filter(({ pinned }) => pinned), ...list.filter(({ pinned }) => !pinned)];
}

export function dropRoom(list: RoomList, roomId: number): RoomList {
  return list.some((room) => room.id === roomId) ? list.filter((room) => room.id !== roomId) : list;
}

export function countUnread(list: RoomList): number {
  return list.reduce((sum, room) => sum + (room.muted ? room.mentionCount : room.unreadCount), 0);
}

export function countMentions(list: RoomList): number {
  return list.reduce((sum, { mentionCount }) => sum + mentionCount, 0);
}

/** How many messages want me: those that call me, and what is said to me alone. For title and icon. */
export function countCalls(list: RoomList): number {
  return list.reduce((sum, room) => sum + (room.muted ? room.mentionCount : callsOf(room)), 0);
}

/** The number on a room's row: mentions, in a direct room every message. Of a muted room it is but a dot. */
export function callsOf({ type, unreadCount, mentionCount }: WireRoomListItem): number {
  return type === "private" ? unreadCount : mentionCount;
}

/** Whether a message calls me, by name or with everybody. */
export function isCalling({ mentions = [] }: WireMessage, myId: number): boolean {
  return mentions.includes(myId) || mentions.includes(EVERYBODY);
}

function editRoom(
  list: RoomList,
  roomId: number,
  edit: (room: WireRoomListItem) => WireRoomListItem,
): RoomList {
  const at = list.findIndex((room) => room.id === roomId);
  const room = list[at];
  const edited = room && edit(room);
  if (!edited || edited === room) return list;
  return list.with(at, edited).sort((a, b) => b.lastActivityAt - a.lastActivityAt || b.id - a.id);
}

/** What is ever unread: the same as the server counts. */
function isCounted({ type, fromUserId, threadRootId, alsoInRoom }: WireMessage, myId: number): boolean {
  return type !== "system" && fromUserId !== myId && (threadRootId === undefined || alsoInRoom === true);
}

function previewOf(message: WireMessage) {
  const { id, seq, fromUserId, type, body, createdAt, deleted } = message;
  return { id, seq, fromUserId, type, body, createdAt, deleted };
}

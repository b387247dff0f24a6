import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireRoom, WireRoomListItem } from "@/lib/dialects/spika/schemas/room";

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
    const counts = message.type !== "system" && message.fromUserId !== myId && !isInThread && !isBeingRead;
    return {
      ...room,
      lastSeq: message.seq,
      unreadCount: room.unreadCount + (counts ? 1 : 0),
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

/** Seen up to there by me, here or on another device. */
export function noteSeen(list: RoomList, roomId: number, seenSeq: number): RoomList {
  return editRoom(list, roomId, (room) => {
    if (seenSeq <= room.seenSeq) return room;
    const isAllSeen = seenSeq >= room.lastSeq;
    return { ...room, seenSeq, ...(isAllSeen ? { unreadCount: 0, mentionCount: 0 } : {}) };
  });
}

/** The server's count is the truth; it comes after every mark and mention. */
export function noteUnread(
  list: RoomList,
  roomId: number,
  counts: { unreadCount: number; mentionCount: number },
): RoomList {
  return editRoom(list, roomId, (room) => {
    const isSame = room.unreadCount === counts.unreadCount && room.mentionCount === counts.mentionCount;
    return isSame ? room : { ...room, ...counts };
  });
}

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
    isAdmin: room.users.some((member) => member.userId === myId && member.isAdmin),
    ...(isForMe ? { muted: room.muted, pinned: room.pinned } : {}),
  }));
}

export function dropRoom(list: RoomList, roomId: number): RoomList {
  return list.some((room) => room.id === roomId) ? list.filter((room) => room.id !== roomId) : list;
}

export function countUnread(list: RoomList): number {
  return list.reduce((sum, room) => sum + (room.muted ? room.mentionCount : room.unreadCount), 0);
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

function previewOf(message: WireMessage) {
  const { id, seq, fromUserId, type, body, createdAt, deleted } = message;
  return { id, seq, fromUserId, type, body, createdAt, deleted };
}

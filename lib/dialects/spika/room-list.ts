import type { WirePublicRoom, WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import { toUser } from "@/lib/dialects/spika/user";
import { DELETED_BODY } from "@/lib/domain/messages/delete-message";
import type { MessageBody } from "@/lib/domain/messages/types";
import type { PublicRoom } from "@/lib/domain/rooms/list-public-rooms";
import type { LastMessage, RoomListItem } from "@/lib/domain/rooms/list-room-list";

const PREVIEW_LENGTH = 300;

export function toRoomListItem(item: RoomListItem): WireRoomListItem {
  return {
    id: item.id,
    name: item.name,
    type: item.type,
    visibility: item.visibility,
    ...(item.companyId === null ? {} : { companyId: item.companyId }),
    avatarFileId: Number(item.avatarFileId),
    isAdmin: item.isAdmin,
    ...(item.archivedAt === null ? {} : { archivedAt: item.archivedAt.getTime() }),
    muted: item.isMuted,
    pinned: item.isPinned,
    unreadCount: item.unreadCount,
    mentionCount: item.mentionCount,
    seenSeq: item.seenSeq,
    unreadFromSeq: item.unreadFromSeq,
    lastSeq: item.lastSeq,
    lastActivityAt: item.lastActivityAt.getTime(),
    lastMessage: item.lastMessage && toLastMessage(item.lastMessage),
    otherUser: item.otherUser && toUser(item.otherUser),
  };
}

/** Native: a room without its members, and how many people they are. */
export function toPublicRoom(room: PublicRoom): WirePublicRoom {
  return {
    id: room.id,
    name: room.name,
    avatarFileId: Number(room.avatarFileId),
    muted: Boolean(room.own?.mutedAt),
    type: room.type,
    deleted: room.deletedAt !== null,
    pinned: Boolean(room.own?.pinnedAt),
    createdAt: room.createdAt.getTime(),
    modifiedAt: room.modifiedAt.getTime(),
    unreadCount: room.own ? Math.max(0, room.countedTotal - room.own.readTotal) : 0,
    visibility: room.visibility,
    topic: room.topic,
    lastSeq: room.lastSeq,
    memberCount: room.peopleCount,
  };
}

function toLastMessage(message: LastMessage): NonNullable<WireRoomListItem["lastMessage"]> {
  return {
    id: message.id,
    seq: message.seq,
    fromUserId: message.senderId,
    type: message.type,
    body: message.isDeleted ? DELETED_BODY : preview(message.body),
    createdAt: message.createdAt.getTime(),
    deleted: message.isDeleted,
    fromUserName: message.senderName,
  };
}

/** The list shows a line of it; a hundred long messages need not travel for that. */
function preview(body: MessageBody): MessageBody {
  const { text } = body;
  if (typeof text !== "string" || text.length <= PREVIEW_LENGTH) return body;
  return {
    ...body,
    text: Array.from(text.slice(0, 2 * PREVIEW_LENGTH))
      .slice(0, PREVIEW_LENGTH)
      .join(""),
  };
}

import type { WireRoom, WireRoomUser } from "@/lib/dialects/spika/schemas/room";
import { toUser } from "@/lib/dialects/spika/user";
import type { UserId } from "@/lib/domain/ids";
import type { MemberWithUser, RoomWithMembers } from "@/lib/domain/rooms/types";

/**
 * Contract 3.3. `muted`, `pinned` and `unreadCount` are the viewer's; for somebody
 * who is not (or no longer) a member they say nothing.
 */
export function toRoom(room: RoomWithMembers, viewer: UserId): WireRoom {
  const own = room.members.find((member) => member.userId === viewer);
  return {
    id: room.id,
    name: room.name,
    users: room.members.map((member) => toRoomUser(room, member)),
    avatarFileId: Number(room.avatarFileId),
    muted: Boolean(own?.mutedAt),
    type: room.type,
    deleted: room.deletedAt !== null,
    pinned: Boolean(own?.pinnedAt),
    createdAt: room.createdAt.getTime(),
    modifiedAt: room.modifiedAt.getTime(),
    unreadCount: own ? Math.max(0, room.countedTotal - own.readTotal) : 0,
    visibility: room.visibility,
    topic: room.topic,
    ...(room.archivedAt === null ? {} : { archivedAt: room.archivedAt.getTime() }),
    lastSeq: room.lastSeq,
    ...(room.companyId === null ? {} : { companyId: room.companyId }),
  };
}

function toRoomUser(room: RoomWithMembers, member: MemberWithUser): WireRoomUser {
  return {
    userId: member.userId,
    isAdmin: member.isAdmin,
    roomId: room.id,
    createdAt: member.joinedAt.getTime(),
    user: toUser(member.user),
  };
}

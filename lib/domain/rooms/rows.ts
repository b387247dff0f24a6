import type { Prisma } from "@/lib/db/generated/client";
import type { RoomId, UserId } from "@/lib/domain/ids";
import type { Room, RoomWithMembers, Visibility } from "@/lib/domain/rooms/types";
import { toUser, USER } from "@/lib/domain/users/rows";

export const ROOM = {
  id: true,
  name: true,
  type: true,
  visibility: true,
  topic: true,
  companyId: true,
  avatarFileId: true,
  lastSeq: true,
  countedTotal: true,
  peopleCount: true,
  deletedAt: true,
  archivedAt: true,
  createdAt: true,
  modifiedAt: true,
} as const satisfies Prisma.RoomSelect;

export const ROOM_WITH_MEMBERS = {
  ...ROOM,
  members: {
    select: {
      userId: true,
      isAdmin: true,
      joinedAt: true,
      readTotal: true,
      mutedAt: true,
      pinnedAt: true,
      user: { select: USER },
    },
    orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
  },
} as const satisfies Prisma.RoomSelect;

type RoomRow = Prisma.RoomGetPayload<{ select: typeof ROOM }>;
type RoomWithMembersRow = Prisma.RoomGetPayload<{ select: typeof ROOM_WITH_MEMBERS }>;

// Brands are only names for the compiler; "visibility" holds nothing but the two words.
export function toRoom<Row extends RoomRow>(row: Row): Row & Room {
  return { ...row, id: row.id as RoomId, visibility: row.visibility as Visibility };
}

export function toRoomWithMembers(row: RoomWithMembersRow): RoomWithMembers {
  const members = row.members.map((member) => ({
    ...member,
    userId: member.userId as UserId,
    user: toUser(member.user),
  }));
  return { ...toRoom(row), members };
}

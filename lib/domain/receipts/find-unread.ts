import { db } from "@/lib/db/client";
import type { RoomId, UserId } from "@/lib/domain/ids";

/** What a member has not read of a room. */
export type Unread = {
  unreadCount: number;
  mentionCount: number;
  seenSeq: number;
  /** Marked unread by hand from here on; null: what is unread begins after `seenSeq`. */
  unreadFromSeq: number | null;
  /** The room's newest. */
  lastSeq: number;
};

/** What a member has not read of a room, or null for somebody who is not in it. */
export async function findUnread(roomId: RoomId, userId: UserId): Promise<Unread | null> {
  const member = await db().member.findUnique({
    where: { roomId_userId: { roomId, userId } },
    select: {
      readTotal: true,
      mentionCount: true,
      seenSeq: true,
      unreadFrom: true,
      room: { select: { countedTotal: true, lastSeq: true } },
    },
  });
  return (
    member && {
      unreadCount: Math.max(0, member.room.countedTotal - member.readTotal),
      mentionCount: member.mentionCount,
      seenSeq: member.seenSeq,
      unreadFromSeq: member.unreadFrom,
      lastSeq: member.room.lastSeq,
    }
  );
}

import { db } from "@/lib/db/client";
import type { RoomId, UserId } from "@/lib/domain/ids";

/** What a member has not read of a room, or null for somebody who is not in it. */
export async function findUnread(
  roomId: RoomId,
  userId: UserId,
): Promise<{ unreadCount: number; mentionCount: number; seenSeq: number; lastSeq: number } | null> {
  const member = await db().member.findUnique({
    where: { roomId_userId: { roomId, userId } },
    select: {
      readTotal: true,
      mentionCount: true,
      seenSeq: true,
      room: { select: { countedTotal: true, lastSeq: true } },
    },
  });
  return (
    member && {
      unreadCount: Math.max(0, member.room.countedTotal - member.readTotal),
      mentionCount: member.mentionCount,
      seenSeq: member.seenSeq,
      lastSeq: member.room.lastSeq,
    }
  );
}

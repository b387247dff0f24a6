import type { Tx } from "@/lib/db/client";
import type { LockedRoom } from "@/lib/domain/rooms/lock-room";
import type { Newcomer } from "@/lib/domain/users/find-newcomers";
import { record } from "@/lib/outbox/record";

/**
 * The only place that makes somebody a member. They begin with nothing unread, and
 * in a private room read from here on: what was said before is not theirs.
 *
 * @param room  locked, so that no message slips in between its counters and the new rows
 * @param newcomers  none of them a member yet
 */
export async function addMembers(
  tx: Tx,
  room: LockedRoom,
  newcomers: Array<Newcomer & { isAdmin?: boolean }>,
  at: Date,
): Promise<void> {
  if (newcomers.length === 0) return;
  await tx.member.createMany({
    data: newcomers.map(({ userId, isBot, isAdmin = false }) => ({
      roomId: room.id,
      userId,
      isAdmin: isAdmin && !isBot,
      joinedAt: at,
      joinSeq: room.lastSeq,
      seenSeq: room.lastSeq,
      deliveredSeq: room.lastSeq,
      readTotal: room.countedTotal,
    })),
  });
  const people = newcomers.filter(({ isBot }) => !isBot);
  await tx.room.update({ where: { id: room.id }, data: { peopleCount: { increment: people.length } } });
  await record(
    tx,
    ...people.map(({ userId }) => ({ type: "room.added", roomId: room.id, userId }) as const),
    ...newcomers.map(({ userId }) => ({ type: "member.added", roomId: room.id, userId }) as const),
  );
}

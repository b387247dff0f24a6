import type { Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import type { UserId } from "@/lib/domain/ids";
import type { LockedRoom, Standing } from "@/lib/domain/rooms/lock-room";
import { record } from "@/lib/outbox/record";

/**
 * The only place that ends a membership. A bot's key goes with it, since a key
 * whose bot is no member could never post again, and so does a guest's way in. The marks stay: what somebody has
 * seen they have seen, also when they are gone.
 *
 * @param room  locked
 * @param members  all of them members of the room
 */
export async function removeMembers(tx: Tx, room: LockedRoom, members: Standing[]): Promise<void> {
  if (members.length === 0) return;
  const ids = members.map(({ userId }) => userId);
  const people = members.filter(({ isBot }) => !isBot);
  // By one statement: a mark that moves at this moment is then in what is kept, or refused.
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM member WHERE room_id = ${room.id} AND user_id = ANY(${ids})
      RETURNING room_id, user_id, join_seq, seen_seq, delivered_seq, delivered
    )
    INSERT INTO former_member (room_id, user_id, join_seq, seen_seq, delivered_seq, delivered, left_at)
    SELECT *, clock_timestamp() FROM gone`;
  await tx.apiKey.deleteMany({ where: { roomId: room.id, userId: { in: ids } } });
  await endGuestAccess(tx, room, ids);
  await tx.room.update({ where: { id: room.id }, data: { peopleCount: { decrement: people.length } } });
  await record(
    tx,
    ...members.map(({ userId }) => ({ type: "member.removed", roomId: room.id, userId }) as const),
    ...people.map(({ userId }) => ({ type: "room.removed", roomId: room.id, userId }) as const),
  );
}

/** The row stays: its chat user is still the author of what they said. */
async function endGuestAccess(tx: Tx, room: LockedRoom, userIds: UserId[]): Promise<void> {
  const access = { roomId: room.id, userId: { in: userIds } };
  const now = await databaseTime(tx);
  const { count } = await tx.guestAccess.updateMany({
    where: access,
    data: { removedAt: now, updatedAt: now },
  });
  if (count > 0) await tx.guestToken.deleteMany({ where: { access } });
}

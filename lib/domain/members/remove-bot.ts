import { db, type Tx } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { removeMembers } from "@/lib/domain/members/remove-members";
import { listStandings, lockRoom } from "@/lib/domain/rooms/lock-room";
import { touchRoom } from "@/lib/domain/rooms/touch-room";

/** Ends all memberships of a bot. Rooms miss no admin by it, and live on where nobody else is left. */
export async function removeBot(userId: UserId): Promise<void> {
  const memberships = await db().member.findMany({ where: { userId }, select: { roomId: true } });
  // A transaction for each: holding all rooms at once, it could wait in a circle with those who write in them.
  for (const { roomId } of memberships) await inTransaction((tx) => remove(tx, userId, roomId as RoomId)); // a brand is only a name
}

async function remove(tx: Tx, userId: UserId, roomId: RoomId): Promise<void> {
  const room = await lockRoom(tx, roomId);
  const bot = room && (await listStandings(tx, room)).find((member) => member.userId === userId);
  if (!room || !bot) return;
  await removeMembers(tx, room, [bot]);
  await touchRoom(tx, roomId, await databaseTime(tx));
}

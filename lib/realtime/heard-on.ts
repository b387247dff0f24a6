import { db } from "@/lib/db/client";
import { type BlocksByRoom, deafTo } from "@/lib/domain/blocks/list-blocks-in";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { roomChannel, userChannel } from "@/lib/realtime/channels";

/**
 * Where something that the author said or did in a room is heard: on the room's
 * channel, but in a private room with a block, which both of the two listen to, on
 * the own channels of those who may hear of it.
 *
 * @param blocks  of that room at least
 */
export async function heardOn(roomId: RoomId, authorId: UserId, blocks: BlocksByRoom): Promise<string[]> {
  const deaf = deafTo(blocks, roomId, authorId);
  if (deaf.length === 0) return [roomChannel(roomId)];
  const members = await db().member.findMany({
    where: { roomId, userId: { notIn: deaf }, user: { isBot: false } },
    select: { userId: true },
  });
  return members.map(({ userId }) => userChannel(userId as UserId)); // a brand is only a name for the compiler
}

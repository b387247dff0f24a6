import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { toBlock } from "@/lib/domain/blocks/rows";
import type { Block } from "@/lib/domain/blocks/types";
import type { RoomId } from "@/lib/domain/ids";
import { findMember } from "@/lib/domain/rooms/access";

/**
 * The actor's block of the other one in their private room. Null where there is
 * none: in every other kind of room, and in rooms that are not the actor's.
 *
 * @see contract: messenger API 2.14
 */
export async function findBlockInRoom(actor: Actor, roomId: RoomId): Promise<Block | null> {
  const member = await findMember(db(), actor.userId, roomId);
  if (member?.room.type !== "private") return null;
  const others = await db().member.findMany({
    where: { roomId, userId: { not: actor.userId }, user: { isBot: false } },
    select: { userId: true },
  });
  const block = await db().block.findFirst({
    where: { userId: actor.userId, blockedId: { in: others.map((other) => other.userId) } },
  });
  return block && toBlock(block);
}

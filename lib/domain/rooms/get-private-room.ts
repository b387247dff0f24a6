import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { getRoom } from "@/lib/domain/rooms/get-room";
import { pairKey } from "@/lib/domain/rooms/pair-key";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";

/**
 * The private room that the actor shares with a user.
 *
 * @throws DomainError `not_found`/"not_member" where there is none, or no such user
 * @see contract: messenger API 2.4.3
 */
export async function getPrivateRoom(actor: Actor, userId: UserId): Promise<RoomWithMembers> {
  const where = { pairKey: pairKey(actor.userId, userId), deletedAt: null };
  const found = await db().room.findFirst({ where, select: { id: true } });
  if (!found) throw new DomainError("not_found", "not_member", "There is no private room with this user.");
  return getRoom(actor, found.id as RoomId); // a brand is only a name for the compiler
}

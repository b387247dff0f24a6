import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId, UserId } from "@/lib/domain/ids";
import { createRoom } from "@/lib/domain/rooms/create-room";
import { pairKey } from "@/lib/domain/rooms/pair-key";

/** What `createRoom` refuses because of whom the room would be for. */
const NOT_FOR_THEM = new Set(["unknown_users", "not_contact"]);

/**
 * The private room that the actor shares with a user; it is made where there is none.
 *
 * @returns null for the actor themselves, and for whom they may not make a room with
 * @see contract: messenger API 2.4.2, whose rules hold for a new room; an old one stays open to both
 */
export async function openPrivateRoom(
  actor: Actor,
  userId: UserId,
): Promise<{ roomId: RoomId; isNew: boolean } | null> {
  if (userId === actor.userId) return null;
  const found = await findPair(actor, userId);
  if (found) return { roomId: found, isNew: false };
  try {
    const room = await createRoom(actor, { type: "private", userIds: [userId], adminUserIds: [] });
    return { roomId: room.id, isNew: true };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (NOT_FOR_THEM.has(error.reason)) return null;
    // Somebody made it at the same moment.
    const made = error.reason === "room_exists" ? await findPair(actor, userId) : null;
    if (!made) throw error;
    return { roomId: made, isNew: false };
  }
}

async function findPair(actor: Actor, userId: UserId): Promise<RoomId | null> {
  const where = { pairKey: pairKey(actor.userId, userId), deletedAt: null };
  const found = await db().room.findFirst({ where, select: { id: true } });
  return (found?.id ?? null) as RoomId | null; // a brand is only a name for the compiler
}

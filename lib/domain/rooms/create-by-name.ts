import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { UserId } from "@/lib/domain/ids";
import { createRoomWithin } from "@/lib/domain/rooms/create-room";
import { findRoomByName, type NamedRoom } from "@/lib/domain/rooms/find-by-name";

/**
 * The room of this name that the actor can see; where there is none, a public one that
 * is made now. Of many who ask for the same name at once, in any process, one makes it.
 *
 * A program cannot be a room's admin, so the admin of the workspace who made its key is:
 * otherwise nobody could rename the room or delete it.
 *
 * @param name  trimmed, at most 255 characters
 * @see contract: Chapi, `POST …/messages`
 */
export async function openRoomByName(actor: Actor, name: string, keyMakerId: UserId): Promise<NamedRoom> {
  return inTransaction(async (tx) => {
    // No row says that a name is free, so the name itself is locked.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(lower(${name} COLLATE "und-x-icu"), ${ROOM_NAMES}))`;
    const found = await findRoomByName(tx, actor, name);
    if (found?.isVisible) return found;
    const adminUserIds = await adminOf(tx, keyMakerId);
    const id = await createRoomWithin(tx, actor, { name, visibility: "public", userIds: [], adminUserIds });
    return { id, isVisible: true, isMember: true, lastSeq: 0, visibleFrom: 0 };
  });
}

/** Keeps these locks apart from others that are taken on a text. */
const ROOM_NAMES = 1;

/** Whoever made the key, if they still administer the workspace; else who has done so for longest. */
async function adminOf(tx: Tx, keyMakerId: UserId): Promise<number[]> {
  const rows = await tx.user.findMany({
    where: { isWorkspaceAdmin: true, deletedAt: null, disabledAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const admin = rows.find(({ id }) => id === keyMakerId) ?? rows[0];
  return admin ? [admin.id] : [];
}

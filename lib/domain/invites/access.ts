import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { requireAdmin, requireMember } from "@/lib/domain/rooms/access";

/**
 * The door to a room's invites: its admins. Nobody is invited to a private room.
 *
 * @throws DomainError `not_found`/"not_member" (deleted rooms too); `forbidden`/"private_room", "not_admin"
 * @see contract: native, "Shapes and rules, completed"
 */
export async function requireInviter(db: Db, actor: Actor, roomId: RoomId): Promise<void> {
  const { room } = await requireMember(db, actor, roomId);
  if (room.deletedAt) throw new DomainError("not_found", "not_member", "The room is deleted.");
  if (room.type === "private") {
    throw new DomainError("forbidden", "private_room", "Nobody can be invited to a private room.");
  }
  await requireAdmin(db, actor, roomId);
}

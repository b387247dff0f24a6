import type { Db } from "@/lib/db/client";
import type { ApiKey as ApiKeyRow } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { ApiKeyId, RoomId } from "@/lib/domain/ids";
import { findMember } from "@/lib/domain/rooms/access";

/**
 * The door to a room's keys: its admins; in a private room either of the two.
 *
 * @throws DomainError `forbidden`/"not_key_admin" for everybody else, and for unknown and deleted rooms
 * @see contract: messenger API 2.12, 2.13
 */
export async function requireKeyAdmin(db: Db, actor: Actor, roomId: RoomId): Promise<void> {
  const member = await findMember(db, actor.userId, roomId);
  const mayManage = member && !member.room.deletedAt && (member.isAdmin || member.room.type === "private");
  if (!mayManage) {
    throw new DomainError(
      "forbidden",
      "not_key_admin",
      "User is not in room or he is not admin in this room",
    );
  }
}

/**
 * A key that the actor may manage.
 *
 * @throws DomainError `not_found`/"key_not_found"; `forbidden`/"not_key_admin"
 */
export async function requireApiKey(db: Db, actor: Actor, id: ApiKeyId): Promise<ApiKeyRow> {
  const row = await db.apiKey.findUnique({ where: { id } });
  if (!row) throw new DomainError("not_found", "key_not_found", "There is no such key.");
  await requireKeyAdmin(db, actor, row.roomId as RoomId); // a brand is only a name for the compiler
  return row;
}

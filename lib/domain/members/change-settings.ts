import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { requireMember } from "@/lib/domain/rooms/access";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";
import { record } from "@/lib/outbox/record";

/** What a member sets for themselves alone. */
export type MemberSettings = { muted?: boolean; pinned?: boolean };

/**
 * Mutes or pins a room for the actor, or takes it back. Repeating it changes and
 * announces nothing. `settingsAt` moves either way, so that sync sees what was
 * taken back too.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.4.8 - 2.4.11, 9.2
 */
export async function changeMemberSettings(
  actor: Actor,
  roomId: RoomId,
  { muted, pinned }: MemberSettings,
): Promise<RoomWithMembers> {
  await inTransaction(async (tx) => {
    await requireMember(tx, actor, roomId);
    const now = await databaseTime(tx);
    const key = { roomId, userId: actor.userId };
    let changes = 0;
    if (muted !== undefined) {
      const where = { ...key, mutedAt: muted ? null : { not: null } };
      const data = { mutedAt: muted ? now : null, settingsAt: now };
      changes += (await tx.member.updateMany({ where, data })).count;
    }
    if (pinned !== undefined) {
      const where = { ...key, pinnedAt: pinned ? null : { not: null } };
      const data = { pinnedAt: pinned ? now : null, settingsAt: now };
      changes += (await tx.member.updateMany({ where, data })).count;
    }
    if (changes > 0) await record(tx, { type: "room.updated", roomId, onlyFor: actor.userId });
  });
  return loadRoom(db(), roomId);
}

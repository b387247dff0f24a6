import { db, type Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { inviteHash } from "@/lib/domain/invites/rows";
import { takeInviteUse } from "@/lib/domain/invites/take-use";
import { joinAsMember } from "@/lib/domain/members/join-as-member";
import { findMember } from "@/lib/domain/rooms/access";
import { loadRoom } from "@/lib/domain/rooms/get-room";
import { lockRoom } from "@/lib/domain/rooms/lock-room";
import type { RoomWithMembers } from "@/lib/domain/rooms/types";

/**
 * Makes the actor a member of the room that the invite leads to. Who is one already
 * uses nothing up: a retry of the last possible use finds the room too.
 *
 * @throws DomainError `not_found`/"invite_not_found" for unknown, used up, expired and revoked invites and those
 *   into deleted rooms alike
 * @see contract: native, "Shapes and rules, completed"
 */
export async function acceptInvite(actor: Actor, code: string): Promise<RoomWithMembers> {
  const roomId = await inTransaction(async (tx) => {
    const invited = await findInvitedRoom(tx, code);
    const room = invited && (await lockRoom(tx, invited));
    if (!room || room.deletedAt) throw notFound();
    if (await findMember(tx, actor.userId, room.id)) return room.id;
    if (!(await takeInviteUse(tx, code, "room"))) throw notFound();
    await joinAsMember(tx, actor, room);
    return room.id;
  });
  return loadRoom(db(), roomId);
}

async function findInvitedRoom(tx: Tx, code: string): Promise<RoomId | null> {
  const invite = await tx.invite.findFirst({
    where: {
      codeHash: inviteHash(code),
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    },
    select: { roomId: true },
  });
  return (invite?.roomId ?? null) as RoomId | null; // a brand is only a name for the compiler
}

function notFound() {
  return new DomainError(
    "not_found",
    "invite_not_found",
    "This invite does not exist or is no longer valid.",
  );
}

import { db } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { inviteHash } from "@/lib/domain/invites/rows";

/** What an invite says to whoever opens it, before they have an account. */
export type Invitation = {
  /** The room that it leads into; null: the workspace alone. */
  room: { id: RoomId; name: string } | null;
  /** Who made it; null where they have left or have no name. */
  invitedBy: string | null;
};

/**
 * The invitation behind a code, or null for unknown, used up, expired and revoked ones
 * and those into deleted rooms alike. Looking uses nothing up.
 */
export async function findInvitation(code: string): Promise<Invitation | null> {
  const invite = await db().invite.findFirst({
    where: {
      codeHash: inviteHash(code),
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    },
    select: {
      roomId: true,
      uses: true,
      maxUses: true,
      createdById: true,
      room: { select: { name: true, deletedAt: true } },
    },
  });
  const isUsedUp = invite?.maxUses != null && invite.uses >= invite.maxUses;
  if (!invite || isUsedUp || invite.room?.deletedAt) return null;
  const inviter = await db().user.findFirst({
    where: { id: invite.createdById, deletedAt: null },
    select: { displayName: true },
  });
  return {
    // a brand is only a name for the compiler
    room: invite.roomId && invite.room ? { id: invite.roomId as RoomId, name: invite.room.name } : null,
    invitedBy: inviter?.displayName ?? null,
  };
}

import { type Db, db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { InviteId, RoomId } from "@/lib/domain/ids";
import { requireInviter } from "@/lib/domain/invites/access";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";

/**
 * Stops a room's invite. Repeating it changes nothing.
 *
 * @throws DomainError as `requireInviter`; `not_found`/"invite_not_found" also for another room's invite
 */
export async function revokeRoomInvite(actor: Actor, roomId: RoomId, inviteId: InviteId): Promise<void> {
  await requireInviter(db(), actor, roomId);
  await revoke(db(), roomId, inviteId);
}

/**
 * Stops a sign-up link of the workspace. Repeating it changes nothing.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"; `not_found`/"invite_not_found" also for a room's invite
 */
export async function revokeWorkspaceInvite(actor: Actor, inviteId: InviteId): Promise<void> {
  await requireWorkspaceAdmin(db(), actor);
  await revoke(db(), null, inviteId);
}

async function revoke(db: Db, roomId: RoomId | null, inviteId: InviteId): Promise<void> {
  const invite = await db.invite.findFirst({ where: { id: inviteId, roomId }, select: { id: true } });
  if (!invite) throw new DomainError("not_found", "invite_not_found", "There is no such invite.");
  await db.invite.updateMany({ where: { id: inviteId, revokedAt: null }, data: { revokedAt: new Date() } });
}

import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { requireInviter } from "@/lib/domain/invites/access";
import { INVITE, toInvite } from "@/lib/domain/invites/rows";
import type { Invite } from "@/lib/domain/invites/types";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";

/**
 * A room's invites that are not revoked, the newest first; used up and expired ones
 * too, since their numbers tell why they no longer work.
 *
 * @throws DomainError as `requireInviter`
 */
export async function listRoomInvites(actor: Actor, roomId: RoomId): Promise<Invite[]> {
  await requireInviter(db(), actor, roomId);
  return listInvites(roomId);
}

/**
 * The workspace's sign-up links that are not revoked, the newest first.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"
 */
export async function listWorkspaceInvites(actor: Actor): Promise<Invite[]> {
  await requireWorkspaceAdmin(db(), actor);
  return listInvites(null);
}

async function listInvites(roomId: RoomId | null): Promise<Invite[]> {
  const rows = await db().invite.findMany({
    where: { roomId, revokedAt: null },
    orderBy: { id: "desc" },
    select: INVITE,
  });
  return rows.map(toInvite);
}

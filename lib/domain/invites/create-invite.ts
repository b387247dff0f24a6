import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { requireInviter } from "@/lib/domain/invites/access";
import { storeInvite } from "@/lib/domain/invites/rows";
import type { Invite, InviteLimits } from "@/lib/domain/invites/types";
import { requireWorkspaceAdmin } from "@/lib/domain/users/require-workspace-admin";

/**
 * A link by which people become members of the room.
 *
 * @throws DomainError as `requireInviter`; `invalid`/"already_expired"
 * @see contract: native, "Rooms"
 */
export function createRoomInvite(actor: Actor, roomId: RoomId, limits: InviteLimits): Promise<Invite> {
  return inTransaction(async (tx) => {
    await requireInviter(tx, actor, roomId);
    return storeInvite(tx, actor, roomId, limits);
  });
}

/**
 * A link by which people make an account.
 *
 * @throws DomainError `forbidden`/"not_workspace_admin"; `invalid`/"already_expired"
 * @see contract: native, "Shapes and rules, completed"
 */
export function createWorkspaceInvite(actor: Actor, limits: InviteLimits): Promise<Invite> {
  return inTransaction(async (tx) => {
    await requireWorkspaceAdmin(tx, actor);
    return storeInvite(tx, actor, null, limits);
  });
}

import { config } from "@/lib/config";
import type { WireInvite } from "@/lib/dialects/spika/schemas/room";
import type { Invite } from "@/lib/domain/invites/types";

/** Native: the link opens the web app. */
export function toInvite(invite: Invite): WireInvite {
  return {
    id: invite.id,
    url: `${config().publicUrl}/invite/${invite.code}`,
    expiresAt: invite.expiresAt?.getTime() ?? null,
    maxUses: invite.maxUses,
    uses: invite.uses,
  };
}

export function fromInviteBody(body: { expiresAt: number | null; maxUses: number | null }) {
  return { maxUses: body.maxUses, expiresAt: body.expiresAt === null ? null : new Date(body.expiresAt) };
}

import type { Tx } from "@/lib/db/client";
import { inviteHash } from "@/lib/domain/invites/rows";

/**
 * Uses an invite once, if it still may be used. The one statement both looks and
 * counts: of many who come at once no more get in than the invite allows.
 *
 * @param into  what it must be an invite to
 */
export async function takeInviteUse(tx: Tx, code: string, into: "room" | "workspace"): Promise<boolean> {
  const used = await tx.$executeRaw`
    UPDATE invite SET uses = uses + 1
    WHERE code_hash = ${inviteHash(code)} AND revoked_at IS NULL
      AND (room_id IS NULL) = ${into === "workspace"}
      AND (expires_at IS NULL OR expires_at > now())
      AND (max_uses IS NULL OR uses < max_uses)`;
  return used === 1;
}

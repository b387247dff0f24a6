import { hashToken, randomKey, seal, unseal } from "@/lib/crypto/secrets";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { InviteId, RoomId } from "@/lib/domain/ids";
import type { Invite, InviteLimits } from "@/lib/domain/invites/types";

export const INVITE = {
  id: true,
  roomId: true,
  codeCipher: true,
  expiresAt: true,
  maxUses: true,
  uses: true,
} as const satisfies Prisma.InviteSelect;

type InviteRow = Prisma.InviteGetPayload<{ select: typeof INVITE }>;

export function toInvite({ codeCipher, ...row }: InviteRow): Invite {
  return {
    ...row,
    // Brands are only names for the compiler.
    id: row.id as InviteId,
    roomId: row.roomId as RoomId | null,
    code: unseal("invite", codeCipher),
  };
}

/**
 * A new invite. Its code is looked up by hash, and encrypted so that the list can
 * show the link again.
 *
 * @throws DomainError `invalid`/"already_expired"
 */
export async function storeInvite(
  tx: Tx,
  actor: Actor,
  roomId: RoomId | null,
  { expiresAt = null, maxUses = null }: InviteLimits,
): Promise<Invite> {
  if (expiresAt && expiresAt.getTime() <= Date.now()) {
    throw new DomainError("invalid", "already_expired", "expiresAt must be in the future");
  }
  const code = randomKey(22);
  const row = await tx.invite.create({
    data: {
      roomId,
      codeHash: inviteHash(code),
      codeCipher: seal("invite", code),
      createdById: actor.userId,
      expiresAt,
      maxUses,
    },
    select: INVITE,
  });
  return toInvite(row);
}

export function inviteHash(code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hashToken(code));
}

import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/**
 * A picture that its uploader makes a person's or a room's is for everybody in the
 * workspace to see. Of other people's files nobody can do this, and naming one as an
 * avatar opens it to nobody.
 *
 * @param fileId  0n or undefined: no picture
 */
export async function markAsAvatar(tx: Tx, actor: Actor, fileId: bigint | undefined): Promise<void> {
  if (!fileId) return;
  await tx.file.updateMany({
    where: { id: fileId, uploaderId: actor.userId, isAvatar: false },
    data: { isAvatar: true },
  });
}

import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireApiKey } from "@/lib/domain/api-keys/access";
import { toApiKey } from "@/lib/domain/api-keys/rows";
import type { ApiKey } from "@/lib/domain/api-keys/types";
import type { ApiKeyId, RoomId, UserId } from "@/lib/domain/ids";
import { record } from "@/lib/outbox/record";

/**
 * Renames a key and its bot, on older messages too.
 *
 * @throws DomainError as `requireApiKey`
 * @see contract: messenger API 2.13
 */
export function renameApiKey(
  actor: Actor,
  id: ApiKeyId,
  { displayName }: { displayName: string },
): Promise<ApiKey> {
  return inTransaction(async (tx) => {
    const { userId, roomId } = await requireApiKey(tx, actor, id);
    const modifiedAt = new Date();
    await tx.user.update({ where: { id: userId }, data: { displayName, modifiedAt } });
    const row = await tx.apiKey.update({ where: { id }, data: { modifiedAt } });
    await record(
      tx,
      { type: "user.updated", userId: userId as UserId }, // brands are only names for the compiler
      { type: "room.updated", roomId: roomId as RoomId },
    );
    return toApiKey(tx, row);
  });
}

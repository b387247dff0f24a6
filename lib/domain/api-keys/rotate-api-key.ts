import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireApiKey } from "@/lib/domain/api-keys/access";
import { newSecret, toApiKey } from "@/lib/domain/api-keys/rows";
import type { ApiKey } from "@/lib/domain/api-keys/types";
import type { ApiKeyId } from "@/lib/domain/ids";

/**
 * Gives a key another secret. The old one stops with the commit: nothing remembers it.
 *
 * @throws DomainError as `requireApiKey`
 * @see contract: native, "Tokens and keys"
 */
export function rotateApiKey(actor: Actor, id: ApiKeyId): Promise<ApiKey> {
  return inTransaction(async (tx) => {
    await requireApiKey(tx, actor, id);
    const row = await tx.apiKey.update({
      where: { id },
      data: { ...newSecret(), modifiedAt: new Date() },
    });
    return toApiKey(tx, row);
  });
}

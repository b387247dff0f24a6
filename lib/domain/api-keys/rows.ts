import { hashToken, randomKey, seal, unseal } from "@/lib/crypto/secrets";
import type { Db } from "@/lib/db/client";
import type { ApiKey as ApiKeyRow } from "@/lib/db/generated/client";
import type { ApiKey } from "@/lib/domain/api-keys/types";
import type { ApiKeyId, RoomId, UserId } from "@/lib/domain/ids";

/**
 * A new secret as it is stored: looked up by its hash, encrypted so that an admin
 * can read it again.
 */
export function newSecret() {
  const key = randomKey(22);
  return { keyHash: new Uint8Array(hashToken(key)), keyCipher: seal("api-key", key) };
}

/** Keys with the names and pictures of their bots, in the order given. */
export async function toApiKeys(db: Db, rows: ApiKeyRow[]): Promise<ApiKey[]> {
  const bots = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.userId) } },
    select: { id: true, displayName: true, avatarFileId: true },
  });
  const byId = new Map(bots.map((bot) => [bot.id, bot]));
  return rows.map((row) => ({
    // Brands are only names for the compiler.
    id: row.id as ApiKeyId,
    roomId: row.roomId as RoomId,
    userId: row.userId as UserId,
    displayName: byId.get(row.userId)?.displayName ?? "",
    avatarFileId: byId.get(row.userId)?.avatarFileId ?? 0n,
    key: unseal("api-key", row.keyCipher),
    lastUsedAt: row.lastUsedAt,
    createdAt: row.createdAt,
    modifiedAt: row.modifiedAt,
  }));
}

export async function toApiKey(db: Db, row: ApiKeyRow): Promise<ApiKey> {
  const [key] = await toApiKeys(db, [row]);
  if (!key) throw new Error("a row became no key");
  return key;
}

import { hashToken, randomKey } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/domain/api-tokens/types";
import type { UserId } from "@/lib/domain/ids";

/** A personal token as its owner has copied it. */
export async function anApiToken(
  userId: UserId,
  data: { scopes?: Scope[]; expiresAt?: Date; revokedAt?: Date } = {},
): Promise<{ id: number; token: string }> {
  const token = `hth_${randomKey(32)}`;
  const { id } = await db().apiToken.create({
    data: {
      userId,
      name: "ci",
      prefix: token.slice(0, 8),
      tokenHash: new Uint8Array(hashToken(token)),
      scopes: ["read", "write"],
      ...data,
    },
  });
  return { id, token };
}

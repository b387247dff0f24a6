import { hashToken, randomKey } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import type { UserId, WorkspaceKeyId } from "@/lib/domain/ids";

/** A key of the workspace as its maker has copied it, and the bot that it acts as. */
export async function aWorkspaceKey(
  createdById: UserId,
  { name = "CI bot", ...data }: { name?: string; isTest?: boolean; rate?: number; revokedAt?: Date } = {},
): Promise<{ id: WorkspaceKeyId; key: string; botId: UserId }> {
  const bot = await db().user.create({ data: { displayName: name, isBot: true, verified: true } });
  const key = `${data.isTest ? "test" : "live"}_key_${randomKey(32)}`;
  const { id } = await db().workspaceKey.create({
    data: {
      ...{ userId: bot.id, name, prefix: key.slice(0, 13), keyHash: new Uint8Array(hashToken(key)) },
      createdById,
      ...data,
    },
  });
  return { id: id as WorkspaceKeyId, key, botId: bot.id as UserId }; // brands are names for the compiler
}

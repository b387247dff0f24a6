import { hashToken, randomKey, seal } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import type { RoomId, UserId } from "@/lib/domain/ids";

/** A key of the room, and the bot that it posts as. */
export async function anApiKey(roomId: RoomId, createdById: UserId, displayName = "Build bot") {
  const bot = await db().user.create({ data: { displayName, isBot: true, verified: true } });
  await db().member.create({ data: { roomId, userId: bot.id } });
  const key = randomKey(22);
  const { id } = await db().apiKey.create({
    data: {
      roomId,
      userId: bot.id,
      keyHash: new Uint8Array(hashToken(key)),
      keyCipher: seal("api-key", key),
      createdById,
    },
  });
  return { id, key, botId: bot.id };
}

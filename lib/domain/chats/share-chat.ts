import { config } from "@/lib/config";
import { isSameSecret, randomKey, seal, unseal } from "@/lib/crypto/secrets";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { chatNotFound, requireChat } from "@/lib/domain/chats/access";
import type { RoomId } from "@/lib/domain/ids";

/** What lets a newcomer ask for a code, and the link to the chat's page that carries it. */
export type ShareLink = { password: string; url: string };

const PURPOSE = "share-password";

/**
 * The chat's share link; the same each time until it is replaced, which stops the earlier one.
 *
 * @param actor  who manages the chat
 * @throws DomainError `not_found`/"chat_not_found"
 * @see contract: guest chat API, `share`
 */
export async function shareChat(
  actor: Actor,
  chatId: RoomId,
  options: { isNew?: boolean } = {},
): Promise<ShareLink> {
  return inTransaction(async (tx) => {
    await requireChat(tx, actor, chatId);
    return sharePasswordOf(tx, chatId, options);
  });
}

/** The same for a chat user of that chat, who has passed the door by a token. */
export async function shareOwnChat(chatId: RoomId, options: { isNew?: boolean } = {}): Promise<ShareLink> {
  return inTransaction((tx) => sharePasswordOf(tx, chatId, options));
}

/** Whether this is the chat's password. Of chats without one nothing is. */
export function isSharePassword(sealed: Uint8Array | null, password: string): boolean {
  return sealed !== null && isSameSecret(Buffer.from(unseal(PURPOSE, sealed)), Buffer.from(password));
}

async function sharePasswordOf(
  tx: Tx,
  chatId: RoomId,
  { isNew = false }: { isNew?: boolean },
): Promise<ShareLink> {
  // Two who ask first get the same one.
  await tx.$queryRaw`SELECT 1 FROM room WHERE id = ${chatId} FOR NO KEY UPDATE`;
  const room = await tx.room.findUnique({ where: { id: chatId }, select: { sharePassword: true } });
  if (!room) throw chatNotFound();
  const password = isNew || !room.sharePassword ? randomKey() : unseal(PURPOSE, room.sharePassword);
  if (isNew || !room.sharePassword) {
    await tx.room.update({ where: { id: chatId }, data: { sharePassword: seal(PURPOSE, password) } });
  }
  return { password, url: `${config().publicUrl}/c/${chatId}#${password}` };
}

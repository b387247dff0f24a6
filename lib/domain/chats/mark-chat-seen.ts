import { db } from "@/lib/db/client";
import type { ChatUserHolder } from "@/lib/domain/chat-users/types";
import type { MessageId } from "@/lib/domain/ids";
import { markSeen } from "@/lib/domain/receipts/mark-seen";

/**
 * The chat user has seen their chat up to a message, as members of the messenger are told.
 * A message that is not of the chat, or that they may not read, changes nothing.
 *
 * @see contract: guest chat API names no such call; ours
 */
export async function markChatSeen(
  { actor, chatUser: { chatId }, readsAbove }: ChatUserHolder,
  messageId: MessageId,
): Promise<void> {
  const message = await db().message.findFirst({
    where: { id: messageId, roomId: chatId, seq: { gt: readsAbove } },
    select: { seq: true },
  });
  if (message) await markSeen(actor, chatId, message.seq);
}

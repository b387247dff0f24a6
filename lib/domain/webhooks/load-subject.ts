import { db } from "@/lib/db/client";
import type { MessageId } from "@/lib/domain/ids";
import { loadMessage } from "@/lib/domain/messages/load-message";
import type { Message } from "@/lib/domain/messages/types";

/** What a webhook is told of: a message, who said it, and where. */
export type DeliverySubject = {
  message: Message;
  sender: { displayName: string | null; avatarFileId: bigint };
  room: { name: string; avatarFileId: bigint };
};

/** As it is now, or null when the message was deleted meanwhile: then there is nothing to tell. */
export async function loadSubject(messageId: MessageId): Promise<DeliverySubject | null> {
  const message = await loadMessage(messageId);
  if (!message || message.deletedAt) return null;
  const [sender, room] = await Promise.all([
    db().user.findUniqueOrThrow({
      where: { id: message.senderId },
      select: { displayName: true, avatarFileId: true },
    }),
    db().room.findUniqueOrThrow({
      where: { id: message.roomId },
      select: { name: true, avatarFileId: true },
    }),
  ]);
  return { message, sender, room };
}

import type { PostedMessage } from "@/lib/dialects/messaging/schemas";
import type { Message } from "@/lib/domain/messages/types";

/** @param localId as the caller sent it, a number stays one; null where nothing was sent */
export function toPostedMessage(message: Message, localId: string | number | null): PostedMessage {
  return {
    id: message.id,
    roomId: message.roomId,
    fromUserId: message.senderId,
    totalUserCount: message.memberCount,
    deliveredCount: message.deliveredCount,
    seenCount: message.seenCount,
    type: "text",
    body: message.body as PostedMessage["body"], // the schema of the request saw the text in it
    modifiedAt: message.modifiedAt.getTime(),
    createdAt: message.createdAt.getTime(),
    localId,
    deleted: message.deletedAt !== null,
  };
}

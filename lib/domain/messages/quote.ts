import type { Message, MessageBody } from "@/lib/domain/messages/types";

/**
 * A reply carries the message that it answers, frozen as it is now, whatever
 * becomes of that one later. Of a reply to a reply only the outer one is kept.
 *
 * @see contract: messenger API 3.5.5
 */
export function withReference(body: MessageBody, quoted: Message): MessageBody {
  const { referenceMessage: _, ...quotedBody } = quoted.body;
  return {
    ...body,
    referenceMessage: {
      id: quoted.id,
      roomId: quoted.roomId,
      fromUserId: quoted.senderId,
      totalUserCount: quoted.memberCount,
      deliveredCount: quoted.deliveredCount,
      seenCount: quoted.seenCount,
      type: quoted.type,
      body: quoted.deletedAt ? { text: "Deleted message" } : quotedBody,
      createdAt: quoted.createdAt.getTime(),
      modifiedAt: quoted.modifiedAt.getTime(),
      localId: quoted.localId,
      replyId: quoted.replyToId,
      deleted: quoted.deletedAt !== null,
      isForwarded: quoted.isForwarded,
      hasLink: quoted.hasLink,
    },
  };
}

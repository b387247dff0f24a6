import type { SendMessageBody, WireMessage, WireMessageRecord } from "@/lib/dialects/spika/schemas/message";
import { asId, type MessageId, type RoomId } from "@/lib/domain/ids";
import { DELETED_BODY } from "@/lib/domain/messages/delete-message";
import type { Message, NewMessage } from "@/lib/domain/messages/types";

/** A message in the order of members of contract 3.5.1, then what Hearth adds. */
export function toMessage(message: Message): WireMessage {
  const isDeleted = message.deletedAt !== null;
  return {
    id: message.id,
    roomId: message.roomId,
    fromUserId: message.senderId,
    totalUserCount: message.memberCount,
    deliveredCount: message.deliveredCount,
    seenCount: message.seenCount,
    type: message.type,
    body: isDeleted ? DELETED_BODY : message.body,
    createdAt: message.createdAt.getTime(),
    modifiedAt: message.modifiedAt.getTime(),
    localId: message.localId,
    replyId: message.replyToId,
    deleted: isDeleted,
    isForwarded: message.isForwarded,
    hasLink: message.hasLink,
    seq: message.seq,
    ...(message.threadRootId === null
      ? {}
      : { threadRootId: message.threadRootId, alsoInRoom: message.alsoInRoom }),
    ...(message.replyCount > 0 && message.lastReplyAt
      ? { replyCount: message.replyCount, lastReplyAt: message.lastReplyAt.getTime() }
      : {}),
    ...toSource(message),
    ...(message.mentions.length > 0 && !isDeleted ? { mentions: message.mentions } : {}),
    ...(message.editedAt && !isDeleted ? { editedAt: message.editedAt.getTime() } : {}),
    ...(message.pinnedAt && !isDeleted ? { pinnedAt: message.pinnedAt.getTime() } : {}),
  };
}

/** What was said in the messenger itself says nothing of it. */
function toSource({ source }: Message): Pick<WireMessage, "source"> {
  switch (source) {
    case "messaging":
    case "chat-messages":
    case "chapi":
    case "guest-chat":
      return { source };
    default:
      return {};
  }
}

/** The same in the order that lists have (contract 3.5.1), with its reactions. */
export function toListedMessage(message: Message, messageRecords: WireMessageRecord[] = []): WireMessage {
  const { roomId, replyId, type, body, createdAt, ...wire } = toMessage(message);
  const { id, fromUserId, totalUserCount, deliveredCount, seenCount, ...rest } = wire;
  const { modifiedAt, localId, deleted, isForwarded, hasLink, ...native } = rest;
  const counts = { totalUserCount, deliveredCount, seenCount };
  const state = { modifiedAt, localId, deleted, isForwarded, hasLink };
  return {
    ...{ id, fromUserId, ...counts, roomId, type, body, createdAt, ...state },
    ...{ messageRecords, replyId, ...native },
  };
}

/** The body of POST /messages; `replyId` 0 counts as absent (contract 2.5.1). */
export function fromSendBody(body: SendMessageBody & { body: unknown }): NewMessage {
  return {
    roomId: asId<RoomId>(body.roomId),
    type: body.type,
    body: body.body as NewMessage["body"], // the schema has made it an object
    ...(body.localId === undefined ? {} : { localId: body.localId }),
    replyToId: body.replyId ? asMessageId(body.replyId) : undefined,
    threadRootId: body.threadRootId ? asMessageId(body.threadRootId) : undefined,
    alsoInRoom: body.alsoInRoom,
    hasLink: body.hasLink,
    ...(body.mentions ? { meant: body.mentions } : {}),
  };
}

/** An id that cannot exist must still be refused as unknown, so it must not become "none". */
function asMessageId(id: number): MessageId {
  return asId<MessageId>(id) || (-1 as MessageId);
}

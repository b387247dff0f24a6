import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";
import { requireText, storableBody, storableText } from "@/lib/domain/messages/body";
import { withReference } from "@/lib/domain/messages/quote";
import { toMessageFromRecord } from "@/lib/domain/messages/rows";
import type { Message, MessageBody, NewMessage, Post } from "@/lib/domain/messages/types";

/**
 * What a sender wants to say, looked at and ready to be stored. Whether they may
 * speak in the room is asked by the statement that stores it.
 *
 * @param source which API it came through; kept with the message
 * @throws DomainError `invalid`/"unknown_reply", "text_missing", "text_too_long", "invalid_type", "invalid_thread",
 *   and what `storableBody` throws
 * @see contract: messenger API 2.5.1, whose order of checks this follows
 */
export async function composePost(actor: Actor, input: NewMessage, source: string): Promise<Post> {
  const body = await checkedBody(actor, input);
  const threadRootId = input.threadRootId ? await requireThreadRoot(actor, input, input.threadRootId) : null;
  return {
    roomId: input.roomId,
    sender: { userId: actor.userId, deviceId: actor.deviceId },
    type: input.type,
    body: storableBody(body),
    localId: storableText(input.localId ?? randomUUID(), "localId"),
    replyToId: input.replyToId ?? null,
    threadRootId,
    alsoInRoom: input.alsoInRoom ?? false,
    isForwarded: input.isForwarded ?? false,
    hasLink: input.hasLink ?? false,
    source,
  };
}

async function checkedBody(actor: Actor, input: NewMessage): Promise<MessageBody> {
  const reply = input.replyToId ? await requireReply(actor, input.roomId, input.replyToId) : null;
  if (reply || input.type === "text") requireText(input.body.text);
  if (input.type !== "text") throw new DomainError("invalid", "invalid_type", "Invalid type");
  return reply ? withReference(input.body, reply) : input.body;
}

async function requireReply(actor: Actor, roomId: RoomId, messageId: MessageId): Promise<Message> {
  const unknown = () => new DomainError("invalid", "unknown_reply", "there is no message with replyId");
  const { message } = await requireMessage(db(), actor, messageId).catch((error) => {
    throw error instanceof DomainError ? unknown() : error;
  });
  if (message.roomId !== roomId) throw unknown();
  return toMessageFromRecord(message);
}

/** A thread has one level: its root is a message of the room that is itself in no thread. */
async function requireThreadRoot(
  actor: Actor,
  { roomId }: NewMessage,
  rootId: MessageId,
): Promise<MessageId> {
  const invalid = () =>
    new DomainError(
      "invalid",
      "invalid_thread",
      "threadRootId is not a message of this room that can have a thread",
    );
  const { message } = await requireMessage(db(), actor, rootId).catch((error) => {
    throw error instanceof DomainError ? invalid() : error;
  });
  if (message.roomId !== roomId || message.threadRootId !== null || message.deletedAt) throw invalid();
  return rootId;
}

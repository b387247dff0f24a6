import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId } from "@/lib/domain/ids";
import { requireMessage } from "@/lib/domain/messages/access";
import { storableBody, storableText } from "@/lib/domain/messages/body";
import { checkBody } from "@/lib/domain/messages/check-body";
import type { NewMessage, Post } from "@/lib/domain/messages/types";

/**
 * What a sender wants to say, looked at and ready to be stored. Whether they may
 * speak in the room is asked by the statement that stores it.
 *
 * @param source which API it came through; kept with the message
 * @throws DomainError what `checkBody` and `storableBody` throw, `invalid`/"invalid_thread"
 * @see contract: messenger API 2.5.1, whose order of checks this follows
 */
export async function composePost(actor: Actor, input: NewMessage, source: string): Promise<Post> {
  const body = await checkBody(actor, input);
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
    ...(input.meant ? { meant: input.meant } : {}),
    source,
    session: input.session === undefined ? undefined : storableText(input.session, "session"),
    statedAt: input.statedAt,
  };
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

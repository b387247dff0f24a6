import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { requireMessage } from "@/lib/domain/messages/access";
import { requireText, storableBody, storableText } from "@/lib/domain/messages/body";
import { storePost } from "@/lib/domain/messages/message-writer";
import { withReference } from "@/lib/domain/messages/quote";
import { toMessageFromRecord } from "@/lib/domain/messages/rows";
import type { Message, NewMessage, PostRefusal } from "@/lib/domain/messages/types";

/**
 * Says something in a room. It is on disk, with its final seq, when this resolves.
 * Sending again with the same `localId` gives the first message and stores nothing.
 *
 * @param source which API it came through; kept with the message
 * @throws DomainError `invalid`/"not_member" for an unknown room alike, `forbidden`/"room_deleted",
 *   "room_blocked", `invalid`/"text_missing", "text_too_long", "unknown_reply", "invalid_thread", "invalid_type"
 * @see contract: messenger API 2.5.1, native "Messages"
 */
export async function sendMessage(actor: Actor, input: NewMessage, source = "messenger"): Promise<Message> {
  const body = await checkedBody(actor, input);
  const threadRootId = input.threadRootId ? await requireThreadRoot(actor, input) : null;
  const outcome = await storePost({
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
  });
  if (!outcome.ok) throw refusal(outcome.reason);
  return outcome.message;
}

/** A post's refusal as the error that dialects translate. */
export function refusal(reason: PostRefusal): DomainError {
  const [code, sentence] = REFUSALS[reason];
  return new DomainError(code, reason, sentence);
}

const REFUSALS = {
  unknown_key: ["forbidden", "Invalid access token"],
  wrong_room: ["invalid", "The key does not belong to that room"],
  not_member: ["invalid", "Chat user not found"],
  room_deleted: ["forbidden", "Chat is deleted"],
  room_blocked: ["forbidden", "Room is blocked"],
} as const satisfies Record<PostRefusal, unknown>;

async function checkedBody(actor: Actor, input: NewMessage) {
  if (input.type !== "text") throw new DomainError("invalid", "invalid_type", "Invalid type");
  const reply = input.replyToId ? await requireReply(actor, input) : null;
  requireText(input.body.text);
  return reply ? withReference(input.body, reply) : input.body;
}

async function requireReply(actor: Actor, input: NewMessage): Promise<Message> {
  const unknown = () => new DomainError("invalid", "unknown_reply", "there is no message with replyId");
  if (!input.replyToId) throw unknown();
  const { message } = await requireMessage(db(), actor, input.replyToId).catch((error) => {
    throw error instanceof DomainError ? unknown() : error;
  });
  if (message.roomId !== input.roomId) throw unknown();
  return toMessageFromRecord(message);
}

/** A thread has one level: its root is a message of the room that is itself in no thread. */
async function requireThreadRoot(actor: Actor, input: NewMessage) {
  const invalid = () =>
    new DomainError(
      "invalid",
      "invalid_thread",
      "threadRootId is not a message of this room that can have a thread",
    );
  if (!input.threadRootId) throw invalid();
  const { message } = await requireMessage(db(), actor, input.threadRootId).catch((error) => {
    throw error instanceof DomainError ? invalid() : error;
  });
  if (message.roomId !== input.roomId || message.threadRootId !== null || message.deletedAt) throw invalid();
  return input.threadRootId;
}

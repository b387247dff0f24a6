import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requireUnblocked } from "@/lib/domain/blocks/hidden-senders";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { composePost } from "@/lib/domain/messages/compose-post";
import { storePost } from "@/lib/domain/messages/message-writer";
import { previewPost } from "@/lib/domain/messages/preview-post";
import type { Message, NewMessage, Post, PostOutcome, PostRefusal } from "@/lib/domain/messages/types";
import { findMember, requireWritable } from "@/lib/domain/rooms/access";

/**
 * Says something in a room. It is on disk, with its final seq, when this resolves.
 * Sending again with the same `localId` gives the first message and stores nothing.
 *
 * @param source which API it came through; kept with the message
 * @throws DomainError `invalid`/"not_member" for an unknown room alike, `forbidden`/"room_deleted", "room_archived",
 *   "room_blocked", and what `composePost` throws
 * @see contract: messenger API 2.5.1, native "Messages"
 */
export function sendMessage(actor: Actor, input: NewMessage, source = "messenger"): Promise<Message> {
  return send(actor, input, source, storePost);
}

/**
 * What `sendMessage` would store, which refuses as it would. Nothing is stored. Its `id`
 * and `seq` are 0, unless the `localId` is known: then it is the first message.
 */
export function previewMessage(actor: Actor, input: NewMessage, source = "messenger"): Promise<Message> {
  return send(actor, input, source, previewPost);
}

async function send(
  actor: Actor,
  input: NewMessage,
  source: string,
  store: (post: Post) => Promise<PostOutcome>,
): Promise<Message> {
  const post = await composePost(actor, input, source).catch(async (error) => {
    // The statement that stores asks whether they may speak there; who is refused for
    // another reason has not come so far, and must not learn of rooms by the order.
    if (error instanceof DomainError) await requireMayPost(actor, input.roomId);
    throw error;
  });
  const outcome = await store(post);
  if (!outcome.ok) throw refusal(outcome.reason);
  return outcome.message;
}

async function requireMayPost(actor: Actor, roomId: RoomId): Promise<void> {
  const member = await findMember(db(), actor.userId, roomId);
  if (!member) throw refusal("not_member");
  requireWritable(member.room);
  await requireUnblocked(db(), member);
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
  room_archived: ["forbidden", "Chat is archived"],
  room_blocked: ["forbidden", "Room is blocked"],
} as const satisfies Record<PostRefusal, unknown>;

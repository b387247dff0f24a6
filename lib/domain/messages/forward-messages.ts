import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { hiddenSenders } from "@/lib/domain/blocks/hidden-senders";
import { DomainError } from "@/lib/domain/errors";
import { asId, type MessageId, type RoomId, type UserId } from "@/lib/domain/ids";
import { hasLink } from "@/lib/domain/messages/has-link";
import {
  requireTargetRooms,
  type Sent,
  sendToTargets,
  type Targets,
} from "@/lib/domain/messages/send-to-targets";
import type { MessageBody, Post } from "@/lib/domain/messages/types";
import { findMember, visibleFrom } from "@/lib/domain/rooms/access";

/**
 * Sends messages that the actor can read on to rooms and people, as their own.
 * What they quote goes with them; that they were replies does not.
 *
 * @param onceId see `sendToTargets`
 * @throws DomainError `not_found`/"message_not_found"; `forbidden`/"not_member", "nothing_to_forward" for a
 *   message that is deleted, hidden from the actor or told by the system; and what `requireTargetRooms` throws
 * @see contract: messenger API 2.5.10
 */
export async function forwardMessages(
  actor: Actor,
  { messageIds, onceId, ...targets }: Targets & { messageIds: number[]; onceId?: string },
): Promise<Sent> {
  const posts: Post[] = [];
  for (const id of messageIds) posts.push(await toPost(actor, asId<MessageId>(id)));
  const rooms = await requireTargetRooms(actor, targets, posts.length);
  return sendToTargets(actor, { rooms, userIds: targets.userIds, posts, onceId });
}

async function toPost(actor: Actor, messageId: MessageId): Promise<Post> {
  const message = await db().message.findUnique({ where: { id: messageId } });
  if (!message) throw new DomainError("not_found", "message_not_found", "Message not found");
  const member = await findMember(db(), actor.userId, message.roomId as RoomId);
  if (!member) throw new DomainError("forbidden", "not_member", "User is not in room");
  const hidden = await hiddenSenders(db(), member);
  const isGone =
    message.deletedAt !== null ||
    message.type === "system" ||
    message.seq <= visibleFrom(member) ||
    hidden.includes(message.senderId as UserId) ||
    (await db().messageHide.count({ where: { userId: actor.userId, messageId } })) > 0;
  if (isGone) throw new DomainError("forbidden", "nothing_to_forward", "No device message found");
  const body = message.body as MessageBody; // the column holds objects only
  return {
    roomId: member.roomId,
    sender: { userId: actor.userId, deviceId: actor.deviceId },
    type: message.type,
    body,
    localId: "",
    replyToId: null,
    threadRootId: null,
    alsoInRoom: false,
    isForwarded: true,
    hasLink: hasLink(body.text),
    source: "messenger",
  };
}

import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { composePost } from "@/lib/domain/messages/compose-post";
import { hasLink } from "@/lib/domain/messages/has-link";
import {
  requireTargetRooms,
  type Sent,
  sendToTargets,
  type Targets,
} from "@/lib/domain/messages/send-to-targets";
import type { MessageBody, Post } from "@/lib/domain/messages/types";

/**
 * Says the same things in several rooms and to several people. They count as
 * forwarded, so that nobody edits one copy of many.
 *
 * @param onceId see `sendToTargets`
 * @throws DomainError what `requireTargetRooms` and `composePost` throw
 * @see contract: messenger API 2.5.11
 */
export async function shareMessages(
  actor: Actor,
  {
    messages,
    onceId,
    ...targets
  }: Targets & { messages: Array<{ type: string; body: MessageBody }>; onceId?: string },
): Promise<Sent> {
  const rooms = await requireTargetRooms(actor, targets, messages.length);
  const posts: Post[] = [];
  for (const { type, body } of messages) {
    const input = { roomId: NO_ROOM_YET, type, body, isForwarded: true, hasLink: hasLink(body.text) };
    posts.push(await composePost(actor, input, "messenger"));
  }
  return sendToTargets(actor, { rooms, userIds: targets.userIds, posts, onceId });
}

/** Each target's own comes in its place. */
const NO_ROOM_YET = 0 as RoomId;

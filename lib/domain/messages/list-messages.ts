import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { RoomId } from "@/lib/domain/ids";
import { countReadable, readMessages } from "@/lib/domain/messages/read-messages";
import type { Message } from "@/lib/domain/messages/types";
import { requireMember } from "@/lib/domain/rooms/access";

export type MessagePage = {
  messages: Message[];
  /** Whether there is more in the direction of the page that the actor may read. */
  hasMore: boolean;
  /** The room's newest seq when the page was read. */
  lastSeq: number;
  /** How many messages of the room the actor may read. */
  total: number;
};

/**
 * A page of a room, newest first, ending before `beforeSeq`.
 *
 * @param beforeSeq exclusive; the newest page without it
 * @throws DomainError `not_found`/"not_member"
 */
export async function listMessagesBefore(
  actor: Actor,
  roomId: RoomId,
  { beforeSeq, limit = 50 }: { beforeSeq?: number; limit?: number } = {},
): Promise<MessagePage> {
  const member = await requireMember(db(), actor, roomId);
  const messages = await readMessages(member, { below: beforeSeq, order: "DESC", limit: limit + 1 });
  return {
    messages: messages.slice(0, limit),
    hasMore: messages.length > limit,
    lastSeq: member.room.lastSeq,
    total: await countReadable(member),
  };
}

/**
 * What came after `afterSeq`, oldest first: how a client catches up.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: native "Messages", `afterSeq`
 */
export async function listMessagesAfter(
  actor: Actor,
  roomId: RoomId,
  { afterSeq, limit = 200 }: { afterSeq: number; limit?: number },
): Promise<Omit<MessagePage, "total">> {
  const member = await requireMember(db(), actor, roomId);
  const messages = await readMessages(member, { above: afterSeq, order: "ASC", limit: limit + 1 });
  return {
    messages: messages.slice(0, limit),
    hasMore: messages.length > limit,
    lastSeq: member.room.lastSeq,
  };
}

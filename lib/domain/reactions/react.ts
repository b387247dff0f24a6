import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId } from "@/lib/domain/ids";
import { requireUnblockedMessage } from "@/lib/domain/messages/access";
import { REACTION_COLUMNS, type ReactionRow, toReaction } from "@/lib/domain/reactions/rows";
import { takeRecordIds } from "@/lib/domain/receipts/record-ids";
import type { Reaction } from "@/lib/domain/receipts/types";
import { requireWritable } from "@/lib/domain/rooms/access";
import { record } from "@/lib/outbox/record";

/**
 * Puts the actor's reaction on a message. They have one for each message: another
 * takes its place and its id, and brings back a removed one.
 *
 * @param emoji  free text, usually one emoji
 * @throws DomainError `not_found`/"message_not_found", also for a deleted message, which has nothing to
 *   react to; `forbidden`/"room_blocked", "room_deleted", "room_archived"
 * @see contract: messenger API 2.8.2
 */
export async function react(actor: Actor, messageId: MessageId, emoji: string): Promise<Reaction> {
  return inTransaction(async (tx) => {
    const { message, member } = await requireUnblockedMessage(tx, actor, messageId);
    if (message.deletedAt) throw new DomainError("not_found", "message_not_found", "Message not found");
    requireWritable(member.room);
    const { roomId, userId } = member;
    const reaction = await put(tx, { messageId, roomId, userId, emoji });
    await record(tx, { type: "reaction.changed", roomId, messageId, userId, isRemoved: false });
    return reaction;
  });
}

type Given = Pick<Reaction, "messageId" | "roomId" | "userId" | "emoji">;

// By hand: the unique index decides between two reactions of one person at once.
async function put(tx: Tx, { messageId, roomId, userId, emoji }: Given): Promise<Reaction> {
  const id = await takeRecordIds(tx, 1);
  const [row] = await tx.$queryRaw<ReactionRow[]>`
    INSERT INTO reaction (id, message_id, room_id, user_id, emoji, created_at, modified_at)
    SELECT ${id}, ${messageId}, ${roomId}, ${userId}, ${emoji}, clock.at, clock.at
    FROM (SELECT date_trunc('milliseconds', clock_timestamp()) AS at) clock
    ON CONFLICT (message_id, user_id) DO UPDATE
    SET emoji = excluded.emoji, removed_at = NULL, modified_at = clock_timestamp()
    RETURNING ${Prisma.raw(REACTION_COLUMNS)}`;
  if (!row) throw new Error("a reaction was neither stored nor replaced");
  return toReaction(row);
}

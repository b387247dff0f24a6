import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId } from "@/lib/domain/ids";
import { REACTION_COLUMNS, type ReactionRow, toReaction } from "@/lib/domain/reactions/rows";
import type { Reaction } from "@/lib/domain/receipts/types";

/**
 * The reactions on these messages, removed ones too, by id; without those of people
 * whom the actor has blocked in their private room. The messages are the actor's to read.
 */
export async function listReactions(
  actor: Actor,
  messageIds: MessageId[],
): Promise<Map<MessageId, Reaction[]>> {
  const byMessage = new Map<MessageId, Reaction[]>();
  if (messageIds.length === 0) return byMessage;
  // By hand and named: every page of a room asks this.
  const { rows } = await pool().query<ReactionRow>({
    name: "reactions",
    text: `SELECT ${REACTION_COLUMNS} FROM reaction
           WHERE message_id = ANY($1::int[]) AND NOT ${FROM_BLOCKED} ORDER BY id`,
    values: [messageIds, actor.userId],
  });
  for (const reaction of rows.map(toReaction)) {
    const known = byMessage.get(reaction.messageId);
    if (known) known.push(reaction);
    else byMessage.set(reaction.messageId, [reaction]);
  }
  return byMessage;
}

const FROM_BLOCKED = isFromBlocked({
  roomId: "reaction.room_id",
  authorId: "reaction.user_id",
  viewerId: "$2",
});

import { pool } from "@/lib/db/pool";
import type { MessageId, UserId } from "@/lib/domain/ids";
import { REACTION_COLUMNS, type ReactionRow, toReaction } from "@/lib/domain/reactions/rows";
import type { Reaction } from "@/lib/domain/receipts/types";

/** A reaction for a live event, a removed one too, or null where there is none. Asks nobody whether they may see it. */
export async function findReaction(messageId: MessageId, userId: UserId): Promise<Reaction | null> {
  const { rows } = await pool().query<ReactionRow>(
    `SELECT ${REACTION_COLUMNS} FROM reaction WHERE message_id = $1 AND user_id = $2`,
    [messageId, userId],
  );
  return rows[0] ? toReaction(rows[0]) : null;
}

import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";
import type { Reaction } from "@/lib/domain/receipts/types";

export const REACTION_COLUMNS = `id, message_id, room_id, user_id, emoji, created_at, modified_at, removed_at`;

export type ReactionRow = {
  id: number;
  message_id: number;
  room_id: number;
  user_id: number;
  emoji: string;
  created_at: Date;
  modified_at: Date;
  removed_at: Date | null;
};

export function toReaction(row: ReactionRow): Reaction {
  return {
    id: row.id,
    kind: "reaction",
    // Brands are only names for the compiler: what the database calls an id is one.
    messageId: row.message_id as MessageId,
    roomId: row.room_id as RoomId,
    userId: row.user_id as UserId,
    emoji: row.emoji,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    removedAt: row.removed_at,
  };
}

import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { hiddenSenders } from "@/lib/domain/blocks/hidden-senders";
import type { RoomId } from "@/lib/domain/ids";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";
import { requireMember, visibleFrom } from "@/lib/domain/rooms/access";

/** Pinned messages of a room; so few that one list shows them all. */
export const MOST_PINS = 100;

/**
 * What is pinned in a room, the last pin first, as far as the actor may read it.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: native "Messages"
 */
export async function listPinned(actor: Actor, roomId: RoomId): Promise<Message[]> {
  const member = await requireMember(db(), actor, roomId);
  const { rows } = await pool().query<MessageRow>({
    name: "pinned-messages",
    text: `SELECT ${MESSAGE_COLUMNS} FROM message
           WHERE room_id = $1 AND pinned_at IS NOT NULL AND deleted_at IS NULL AND seq > $3
             AND sender_id <> ALL($4::int[])
             AND NOT EXISTS (SELECT 1 FROM message_hide h WHERE h.user_id = $2 AND h.message_id = message.id)
           ORDER BY pinned_at DESC, id DESC LIMIT ${MOST_PINS}`,
    values: [roomId, actor.userId, visibleFrom(member), await hiddenSenders(db(), member)],
  });
  return withReceiptCounts(rows.map(toMessage));
}

import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import { isFromBlocked } from "@/lib/domain/blocks/hidden-senders";
import { DomainError } from "@/lib/domain/errors";
import { asId, type MessageId, type RoomId } from "@/lib/domain/ids";
import { receiptId } from "@/lib/domain/receipts/list-advanced";
import { advanceOver, markDelivered } from "@/lib/domain/receipts/mark-delivered";
import type { Receipt } from "@/lib/domain/receipts/types";

/**
 * Notes that the messages with these ids have reached the actor. Of somebody whom they
 * have blocked they have had nothing: such messages are passed over.
 *
 * @param ids  as the client named them; the refusal names those that nobody has
 * @returns the receipts that came to be by it
 * @throws DomainError `invalid`/"no_messages", "unknown_messages", "not_member"
 * @see contract: messenger API 2.5.8
 */
export async function flagDelivered(actor: Actor, ids: number[]): Promise<Receipt[]> {
  const found = await findFlagged(actor, ids);
  requireAll(ids, found);
  const fresh = found.filter(({ isFresh }) => isFresh);
  if (fresh.every(({ isOwn }) => isOwn)) return [];
  const news = await markDelivered(actor.userId, fresh);
  const newsOf = new Map(news.map((event) => [event.roomId, event]));
  return fresh.flatMap(({ id, roomId, seq, isOwn }): Receipt[] => {
    const event = newsOf.get(roomId);
    const advance = advanceOver(event, seq);
    if (!event || !advance || isOwn) return [];
    const at = new Date(event.at);
    const receipt = { id: receiptId(advance, seq), kind: "delivered", messageId: id, roomId } as const;
    return [{ ...receipt, userId: actor.userId, createdAt: at, modifiedAt: at }];
  });
}

type Flagged = {
  id: MessageId;
  roomId: RoomId;
  seq: number;
  isMember: boolean;
  isReadable: boolean;
  isFresh: boolean;
  /** A sender has their own message from the start. */
  isOwn: boolean;
};

async function findFlagged({ userId }: Actor, ids: number[]): Promise<Flagged[]> {
  // By hand and named: phones call this for every message that they get.
  const { rows } = await pool().query<Flagged>({
    name: "flagged-messages",
    text: `SELECT message.id, message.room_id AS "roomId", message.seq, m.user_id IS NOT NULL AS "isMember",
             coalesce(r.visibility = 'public' OR message.seq > m.join_seq, false) AS "isReadable",
             coalesce(message.seq > m.delivered_seq AND NOT m.delivered @> message.seq::bigint
               AND NOT ${FROM_BLOCKED}, false) AS "isFresh",
             message.sender_id = $1 AND message.type <> 'system' AS "isOwn"
           FROM message JOIN room r ON r.id = message.room_id
           LEFT JOIN member m ON m.room_id = message.room_id AND m.user_id = $1
           WHERE message.id = ANY($2::int[]) ORDER BY message.id`,
    values: [userId, [...new Set(ids.map((id) => asId<MessageId>(id)))]],
  });
  return rows;
}

const FROM_BLOCKED = isFromBlocked({
  roomId: "message.room_id",
  authorId: "message.sender_id",
  viewerId: "$1",
});

/** What one's rooms hide from before one joined is as unknown as what does not exist. */
function requireAll(ids: number[], found: Flagged[]): void {
  const known = new Set<number>(
    found.filter(({ isMember, isReadable }) => !isMember || isReadable).map(({ id }) => id),
  );
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (known.size === 0) {
    throw new DomainError("invalid", "no_messages", "No messages with given ids found");
  }
  if (unknown.length > 0) {
    throw new DomainError("invalid", "unknown_messages", `Messages with ids: ${unknown.join(",")} not found`);
  }
  if (found.some(({ isMember }) => !isMember)) {
    const sentence = "One or more message is from room that user is not part of";
    throw new DomainError("invalid", "not_member", sentence);
  }
}

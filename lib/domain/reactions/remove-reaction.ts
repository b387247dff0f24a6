import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { REACTION_COLUMNS, type ReactionRow, toReaction } from "@/lib/domain/reactions/rows";
import { messageOfOwnReceipt } from "@/lib/domain/receipts/record-ids";
import type { Reaction } from "@/lib/domain/receipts/types";
import { findMember } from "@/lib/domain/rooms/access";
import { record } from "@/lib/outbox/record";

/**
 * Takes the actor's reaction back. It stays, without its emoji, for the clients that
 * sync; removing it again changes nothing.
 *
 * @throws DomainError `not_found`/"record_not_found" for unknown ones, others' and those of rooms the actor
 *   has left; `not_found`/"not_reaction" for the id of one of their receipts
 * @see contract: messenger API 2.8.3
 */
export async function removeReaction(actor: Actor, id: number): Promise<Reaction> {
  return inTransaction(async (tx) => {
    const reaction = await lock(tx, actor, id);
    if (reaction.removedAt) return reaction;
    const removed = await markRemoved(tx, id);
    const { roomId, messageId, userId } = removed;
    await record(tx, { type: "reaction.changed", roomId, messageId, userId, isRemoved: true });
    return removed;
  });
}

async function lock(tx: Tx, actor: Actor, id: number): Promise<Reaction> {
  const [row] = await tx.$queryRaw<ReactionRow[]>`
    SELECT ${Prisma.raw(REACTION_COLUMNS)} FROM reaction WHERE id = ${id} AND user_id = ${actor.userId} FOR UPDATE`;
  if (row && (await findMember(tx, actor.userId, row.room_id as RoomId))) return toReaction(row);
  if (await isOwnReceipt(tx, actor, id)) {
    throw new DomainError("not_found", "not_reaction", "Only reactions can be deleted");
  }
  throw new DomainError("not_found", "record_not_found", "Not found");
}

async function markRemoved(tx: Tx, id: number): Promise<Reaction> {
  const [row] = await tx.$queryRaw<ReactionRow[]>`
    UPDATE reaction SET emoji = '', removed_at = clock_timestamp(), modified_at = clock_timestamp()
    WHERE id = ${id} RETURNING ${Prisma.raw(REACTION_COLUMNS)}`;
  if (!row) throw new Error("a reaction vanished while it was locked");
  return toReaction(row);
}

async function isOwnReceipt(db: Db, { userId }: Actor, id: number): Promise<boolean> {
  const messageId = messageOfOwnReceipt(id);
  if (messageId !== null) return (await db.message.count({ where: { id: messageId, senderId: userId } })) > 0;
  const advance = await db.receipt.findFirst({
    where: { firstRecordId: { lte: id } },
    orderBy: { firstRecordId: "desc" },
  });
  if (advance?.userId !== userId) return false;
  return id < advance.firstRecordId + 2 * (advance.toSeq - advance.fromSeq);
}

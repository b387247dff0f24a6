import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { hiddenSenders } from "@/lib/domain/blocks/hidden-senders";
import type { MessageId, RoomId } from "@/lib/domain/ids";
import { findSeqAt } from "@/lib/domain/messages/find-seq-at";
import { requireMember, visibleFrom } from "@/lib/domain/rooms/access";

/**
 * When the oldest message was sent that the actor may read; null where there is none.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.5.12
 */
export async function findOldestDate(actor: Actor, roomId: RoomId): Promise<Date | null> {
  const member = await requireMember(db(), actor, roomId);
  const oldest = await db().message.findFirst({
    where: {
      roomId,
      seq: { gt: visibleFrom(member) },
      senderId: { notIn: await hiddenSenders(db(), member) },
    },
    orderBy: { seq: "asc" },
    select: { createdAt: true },
  });
  return oldest?.createdAt ?? null;
}

/**
 * The first message at or after an instant, or else the newest one; null in an empty
 * room. System messages are passed over.
 *
 * @throws DomainError `not_found`/"not_member"
 * @see contract: messenger API 2.5.14
 */
export async function findByDate(actor: Actor, roomId: RoomId, date: Date): Promise<MessageId | null> {
  const member = await requireMember(db(), actor, roomId);
  const seq = await findSeqAt(roomId, member.room.lastSeq, date.getTime() * 1_000);
  const where = { roomId, type: { not: "system" }, senderId: { notIn: await hiddenSenders(db(), member) } };
  const from = visibleFrom(member);
  const found =
    (await db().message.findFirst({
      where: { ...where, seq: { gte: Math.max(seq, from + 1) } },
      orderBy: { seq: "asc" },
      select: { id: true },
    })) ??
    (await db().message.findFirst({
      where: { ...where, seq: { gt: from } },
      orderBy: { seq: "desc" },
      select: { id: true },
    }));
  return (found?.id ?? null) as MessageId | null; // a brand is only a name for the compiler
}

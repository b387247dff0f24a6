import type { Actor } from "@/lib/domain/actor";
import type { Message } from "@/lib/domain/messages/types";
import { findUndelivered, markDelivered } from "@/lib/domain/receipts/mark-delivered";

/**
 * Whoever is given a page of a room has its messages: those not noted as delivered to
 * them yet are now. A page that brings nothing new costs one read.
 *
 * @param messages  as they were listed for the actor, all of one room
 * @see contract: messenger API 2.5.4, effect; of pages by seq too, our choice: the reader has them just the same
 */
export async function notePageDelivered(actor: Actor, messages: Message[]): Promise<void> {
  const [first] = messages;
  const isOthers = ({ senderId, type }: Message) => senderId !== actor.userId || type === "system";
  if (!first || !messages.some(isOthers)) return;
  const { roomId } = first;
  const seqs = await findUndelivered(
    actor.userId,
    roomId,
    messages.map(({ seq }) => seq),
  );
  const fresh = new Set(seqs);
  if (!messages.some((message) => isOthers(message) && fresh.has(message.seq))) return;
  // One's own messages come along, so that no holes are left between the others'.
  await markDelivered(
    actor.userId,
    seqs.map((seq) => ({ roomId, seq })),
  );
}

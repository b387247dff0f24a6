import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { MessageId } from "@/lib/domain/ids";
import { requireUnblockedMessage } from "@/lib/domain/messages/access";
import { flagDelivered } from "@/lib/domain/receipts/flag-delivered";
import { findReceipt } from "@/lib/domain/receipts/list-receipts";
import { markSeen } from "@/lib/domain/receipts/mark-seen";
import type { Receipt } from "@/lib/domain/receipts/types";

/**
 * Notes that the actor has got, or has seen, one message; whoever has seen it has seen
 * what was said before it, too. Repeating it gives the first receipt.
 *
 * @throws DomainError `not_found`/"message_not_found", also for what was said in a public room before they
 *   joined: of that nobody keeps receipts; `forbidden`/"room_blocked"
 * @see contract: messenger API 2.8.2, types "seen" and "delivered"
 */
export async function acknowledgeMessage(
  actor: Actor,
  messageId: MessageId,
  kind: Receipt["kind"],
): Promise<Receipt> {
  const { message, member } = await requireUnblockedMessage(db(), actor, messageId);
  const known = await findReceipt(actor, messageId, kind);
  if (known) return known;
  if (kind === "seen") await markSeen(actor, member.roomId, message.seq);
  else await flagDelivered(actor, [messageId]);
  const receipt = await findReceipt(actor, messageId, kind);
  if (!receipt) throw new DomainError("not_found", "message_not_found", "Message not found");
  return receipt;
}

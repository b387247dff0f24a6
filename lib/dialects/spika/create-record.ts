import { WireError } from "@/lib/dialects/endpoint";
import type { CreateRecordBody } from "@/lib/dialects/spika/schemas/message-record";
import type { Actor } from "@/lib/domain/actor";
import { asId, type MessageId } from "@/lib/domain/ids";
import { react } from "@/lib/domain/reactions/react";
import { acknowledgeMessage } from "@/lib/domain/receipts/acknowledge-message";
import type { Reaction, Receipt } from "@/lib/domain/receipts/types";

/**
 * Makes the record of the type that the caller named; a reaction where they named none.
 *
 * @throws WireError 400 in the contract's words (2.8.2)
 */
export async function createRecord(actor: Actor, body: CreateRecordBody): Promise<Receipt | Reaction> {
  const { type = "reaction", reaction } = body;
  const messageId = asId<MessageId>(body.messageId);
  if (type === "seen" || type === "delivered") return acknowledgeMessage(actor, messageId, type);
  if (type !== "reaction") throw new WireError(400, "Invalid type, allowed: seen,delivered,reaction");
  if (reaction !== undefined) return react(actor, messageId, reaction);
  throw new WireError(
    400,
    body.type === undefined
      ? "Invalid params ValidationError: body.reaction is a required field"
      : "reaction field is required when type='reaction'",
  );
}

import { db } from "@/lib/db/client";
import type { MessageId } from "@/lib/domain/ids";
import { toMessageFromRecord } from "@/lib/domain/messages/rows";
import type { Message } from "@/lib/domain/messages/types";
import { withReceiptCounts } from "@/lib/domain/receipts/count-receipts";

/** A message for a live event, or null where there is none. Asks nobody whether they may see it. */
export async function loadMessage(messageId: MessageId): Promise<Message | null> {
  const row = await db().message.findUnique({ where: { id: messageId } });
  if (!row) return null;
  const message = toMessageFromRecord(row);
  const [counted] = await withReceiptCounts([message]);
  return counted ?? message;
}

import type { Tx } from "@/lib/db/client";
import type { UserId } from "@/lib/domain/ids";
import { recountMentions } from "@/lib/domain/mentions/recount-mentions";
import { recountUnread } from "@/lib/domain/receipts/recount-unread";
import { record } from "@/lib/outbox/record";

/** A block, and its end, change what waits for the blocker in the room of the two. */
export async function announceUnread(tx: Tx, userId: UserId, blockedId: UserId): Promise<void> {
  const roomId = await recountUnread(tx, userId, blockedId);
  if (roomId === null) return;
  await recountMentions(tx, roomId, userId);
  await record(tx, { type: "unread.changed", roomId, userId });
}

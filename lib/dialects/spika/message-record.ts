import type { WireMessageRecord } from "@/lib/dialects/spika/schemas/message";
import type { WireSyncedRecord } from "@/lib/dialects/spika/schemas/message-record";
import type { Reaction, Receipt } from "@/lib/domain/receipts/types";
import type { CountedRecord } from "@/lib/domain/sync/list-changed-records";

/** What a removed reaction says (contract 2.8.3). */
const DELETED_REACTION = "Deleted reaction";

/** A receipt or a reaction, in the order of members of contract 3.7. */
export function toMessageRecord(record: Receipt | Reaction): WireMessageRecord {
  const isDeleted = record.kind === "reaction" && record.removedAt !== null;
  return {
    id: record.id,
    type: record.kind,
    messageId: record.messageId,
    userId: record.userId,
    reaction: reactionOf(record, isDeleted),
    roomId: record.roomId,
    createdAt: record.createdAt.getTime(),
    isDeleted,
    modifiedAt: record.modifiedAt.getTime(),
  };
}

/** The same as sync tells of it, with its message's counts. */
export function toSyncedRecord({ record, message }: CountedRecord): WireSyncedRecord {
  const { id, memberCount: totalUserCount, deliveredCount, seenCount, roomId } = message;
  return { ...toMessageRecord(record), message: { id, totalUserCount, deliveredCount, seenCount, roomId } };
}

function reactionOf(record: Receipt | Reaction, isDeleted: boolean): string | null {
  if (record.kind !== "reaction") return null;
  return isDeleted ? DELETED_REACTION : record.emoji;
}

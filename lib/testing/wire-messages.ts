import type { WireMessage, WireMessageRecord } from "@/lib/dialects/spika/schemas/message";

/** A message as the browser gets it: number `seq` of room 1, by user 2. */
export function aWireMessage(seq: number, members: Partial<WireMessage> = {}): WireMessage {
  return {
    id: 1000 + seq,
    roomId: 1,
    fromUserId: 2,
    totalUserCount: 2,
    deliveredCount: 0,
    seenCount: 0,
    type: "text",
    body: { text: `message ${seq}` },
    createdAt: 1_700_000_000_000 + seq * 1_000,
    modifiedAt: 1_700_000_000_000 + seq * 1_000,
    localId: `local-${seq}`,
    replyId: null,
    deleted: false,
    isForwarded: false,
    hasLink: false,
    seq,
    ...members,
  };
}

/** Newest first, as the server pages them: from `newest` down to `oldest`. */
export function aWirePage(newest: number, oldest: number, { hasMore = oldest > 1, lastSeq = newest } = {}) {
  const list = Array.from({ length: newest - oldest + 1 }, (_, index) => aWireMessage(newest - index));
  return { list, hasMore, lastSeq };
}

/** A person's reaction to message 1 of room 1. */
export function aReaction(
  userId: number,
  reaction: string,
  members: Partial<WireMessageRecord> = {},
): WireMessageRecord {
  return {
    id: 500 + userId,
    type: "reaction",
    messageId: 1001,
    userId,
    reaction,
    roomId: 1,
    createdAt: 1,
    isDeleted: false,
    modifiedAt: 1,
    ...members,
  };
}

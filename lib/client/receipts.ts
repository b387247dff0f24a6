import type { QueryClient } from "@tanstack/react-query";
import { messageKeys } from "@/lib/client/keys";
import type { RoomMessages } from "@/lib/client/message-pages";
import { editMessages, readMessages } from "@/lib/client/queries/messages";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

export type ReceiptState = "sent" | "delivered" | "seen";

/** Somebody's marks in a room: everything up to these seqs has reached them, was seen by them. */
export type Marks = { roomId: number; userId: number; deliveredSeq: number; seenSeq: number };

/** In a room full of readers the counts are asked for once in this time. */
const ASK_AGAIN_MS = 1_500;

/** The counts include the sender, so they reach the total when the last of the others has seen it. */
export function receiptState({ seenCount, deliveredCount, totalUserCount }: WireMessage): ReceiptState {
  if (totalUserCount < 2) return "sent";
  if (seenCount >= totalUserCount) return "seen";
  return deliveredCount >= totalUserCount ? "delivered" : "sent";
}

/**
 * Somebody else has received or seen messages. Between two people that says all, but where
 * something before a message has not reached the other one: then the mark stays below what
 * has. Among more the marks do not say whether it was told before. In both cases the server's
 * counts are asked for.
 */
export function noteReceipt(client: QueryClient, marks: Marks, myId: number): void {
  editMessages(client, marks.roomId, (data) => withMarks(data, marks, myId));
  const waits = readMessages(client, marks.roomId)?.list.some(
    (message) =>
      (isToldOf(message, marks, myId) && message.totalUserCount > 2) || isBeyond(message, marks, myId),
  );
  if (waits) askSoon(client, marks.roomId);
}

export function withMarks(data: RoomMessages, marks: Marks, myId: number): RoomMessages {
  const list = data.list.map((message) => {
    if (!isToldOf(message, marks, myId) || message.totalUserCount !== 2) return message;
    const seenCount = message.seq <= marks.seenSeq ? 2 : message.seenCount;
    return { ...message, deliveredCount: 2, seenCount };
  });
  return list.some((message, index) => message !== data.list[index]) ? { ...data, list } : data;
}

/** Whether these marks may be news for a message of mine. */
function isToldOf(message: WireMessage, { deliveredSeq, seenSeq }: Marks, myId: number): boolean {
  if (message.fromUserId !== myId || message.deleted) return false;
  const isSeen = message.seq <= seenSeq && message.seenCount < message.totalUserCount;
  return isSeen || (message.seq <= deliveredSeq && message.deliveredCount < message.totalUserCount);
}

/** Whether a message of mine may have come though the mark is not there yet. */
function isBeyond(message: WireMessage, { deliveredSeq }: Marks, myId: number): boolean {
  const { fromUserId, deleted, seq, deliveredCount, totalUserCount } = message;
  return fromUserId === myId && !deleted && seq > deliveredSeq && deliveredCount < totalUserCount;
}

const asked = new Set<number>();

function askSoon(client: QueryClient, roomId: number): void {
  if (asked.has(roomId)) return;
  asked.add(roomId);
  setTimeout(() => {
    asked.delete(roomId);
    void client.refetchQueries(
      { queryKey: messageKeys.room(roomId), exact: true, type: "active" },
      { cancelRefetch: false },
    );
  }, ASK_AGAIN_MS);
}

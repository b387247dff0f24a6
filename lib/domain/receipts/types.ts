import type { MessageId, RoomId, UserId } from "@/lib/domain/ids";

/** That one message was delivered to, or seen by, one person. Computed from the advances of marks, never stored. */
export type Receipt = {
  /** 32 bits, the same for ever, also apart from the ids of reactions. */
  id: number;
  kind: "seen" | "delivered";
  messageId: MessageId;
  roomId: RoomId;
  userId: UserId;
  createdAt: Date;
  modifiedAt: Date;
};

/** One person's one emoji on one message. */
export type Reaction = {
  id: number;
  kind: "reaction";
  messageId: MessageId;
  roomId: RoomId;
  userId: UserId;
  /** Empty where it was removed. */
  emoji: string;
  createdAt: Date;
  modifiedAt: Date;
  removedAt: Date | null;
};

/** How many people a message reached, of how many. */
export type ReceiptCounts = { deliveredCount: number; seenCount: number };

import type { MessageId, RoomId } from "@/lib/domain/ids";

/** What somebody has typed and not sent: in a room's own field, or in a thread's. */
export type Draft = {
  roomId: RoomId;
  threadRootId: MessageId | null;
  /** Empty where there is none any more. */
  text: string;
  modifiedAt: Date;
};

export type DraftPlace = Pick<Draft, "roomId" | "threadRootId">;

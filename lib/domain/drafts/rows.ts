import type { Draft as DraftRow } from "@/lib/db/generated/client";
import type { Draft } from "@/lib/domain/drafts/types";
import type { MessageId, RoomId } from "@/lib/domain/ids";

/** In the table a thread's root is 0 for the room's own field: a key holds no null. */
export const NO_THREAD = 0;

export function toDraft({ roomId, threadRootId, text, modifiedAt }: DraftRow): Draft {
  return {
    roomId: roomId as RoomId, // brands are names for the compiler
    threadRootId: threadRootId === NO_THREAD ? null : (threadRootId as MessageId),
    text,
    modifiedAt,
  };
}

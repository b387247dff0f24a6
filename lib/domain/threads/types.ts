import type { MessageId, RoomId } from "@/lib/domain/ids";
import type { Message } from "@/lib/domain/messages/types";

/** Somebody's standing in one thread. */
export type ThreadStanding = {
  rootId: MessageId;
  roomId: RoomId;
  /** Replies up to here have been seen; a seq of the room. */
  seenSeq: number;
  /** Counted from the mark each time, so it cannot differ from it; 0 in a thread that is not followed. */
  unreadCount: number;
  isFollowing: boolean;
  isMuted: boolean;
};

/** A thread that somebody follows. */
export type FollowedThread = ThreadStanding & { root: Message; lastReply: Message | null };

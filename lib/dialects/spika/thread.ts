import { toMessage } from "@/lib/dialects/spika/message";
import type { WireThreadStanding, WireThreads } from "@/lib/dialects/spika/schemas/thread";
import type { FollowedThread, ThreadStanding } from "@/lib/domain/threads/types";

export function toThreadStanding(standing: ThreadStanding): WireThreadStanding {
  const { rootId, roomId, seenSeq, unreadCount, isFollowing, isMuted } = standing;
  return { rootId, roomId, seenSeq, unreadCount, following: isFollowing, muted: isMuted };
}

export function toFollowedThread(thread: FollowedThread): WireThreads["list"][number] {
  return {
    ...toThreadStanding(thread),
    root: toMessage(thread.root),
    lastReply: thread.lastReply && toMessage(thread.lastReply),
  };
}

import type { RoomList } from "@/lib/client/room-list";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireThreadStanding, WireThreads } from "@/lib/dialects/spika/schemas/thread";

// As in message-pages.ts: the same object comes back when nothing changed.

/** What a reply does to somebody's standing in its thread. */
export function standingAfter(
  standing: WireThreadStanding,
  reply: WireMessage,
  { myId, isBeingRead }: { myId: number; isBeingRead: boolean },
): WireThreadStanding {
  if (reply.fromUserId === myId) return standing.following ? standing : { ...standing, following: true };
  if (!standing.following || isBeingRead || reply.seq <= standing.seenSeq) return standing;
  return { ...standing, unreadCount: standing.unreadCount + 1 };
}

/** A new reply: its thread moves up. One that is not in the list is no business of ours. */
export function noteReply(
  data: WireThreads,
  reply: WireMessage,
  reader: { myId: number; isBeingRead: boolean },
): WireThreads {
  const at = data.list.findIndex(({ rootId }) => rootId === reply.threadRootId);
  const item = data.list[at];
  if (!item || reply.seq <= (item.lastReply?.seq ?? 0)) return data;
  const moved = {
    ...item,
    ...standingAfter(item, reply, reader),
    root: { ...item.root, replyCount: (item.root.replyCount ?? 0) + 1, lastReplyAt: reply.createdAt },
    lastReply: reply,
  };
  return { ...data, list: [moved, ...data.list.toSpliced(at, 1)] };
}

/** An edit or a deletion, of a root or of what was said last. */
export function noteThreadChange(data: WireThreads, message: WireMessage): WireThreads {
  const at = data.list.findIndex(
    ({ root, lastReply }) => message.id === root.id || message.id === lastReply?.id,
  );
  const item = data.list[at];
  if (!item) return data;
  const changed = message.id === item.root.id ? { root: message } : { lastReply: message };
  return { ...data, list: data.list.with(at, { ...item, ...changed }) };
}

/** Seen, muted or unfollowed, here or on another device. */
export function noteStanding(data: WireThreads, standing: WireThreadStanding): WireThreads {
  const at = data.list.findIndex(({ rootId }) => rootId === standing.rootId);
  const item = data.list[at];
  if (!item) return data;
  if (!standing.following) return { ...data, list: data.list.toSpliced(at, 1) };
  return { ...data, list: data.list.with(at, { ...item, ...standing }) };
}

/** How many threads have something unread; those muted, or in muted rooms, keep still. */
export function countUnreadThreads(data: WireThreads, rooms: RoomList): number {
  const mutedRooms = new Set(rooms.filter((room) => room.muted).map((room) => room.id));
  return data.list.filter((item) => item.unreadCount > 0 && !item.muted && !mutedRooms.has(item.roomId))
    .length;
}

import type { QueryClient } from "@tanstack/react-query";
import { messageKeys, threadKeys } from "@/lib/client/keys";
import type { RoomMessages } from "@/lib/client/message-pages";
import { readMessages } from "@/lib/client/queries/messages";
import { editThreads, readThreads } from "@/lib/client/queries/threads";
import { isThreadBeingRead } from "@/lib/client/reading";
import { noteReply, standingAfter } from "@/lib/client/thread-list";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** A live reply: what is unread in its thread, and where the thread stands among those that I follow. */
export function applyReply(client: QueryClient, reply: WireMessage, myId: number): void {
  const { roomId, threadRootId: rootId, fromUserId } = reply;
  if (rootId === undefined) return;
  const reader = { myId, isBeingRead: isThreadBeingRead(rootId) };
  client.setQueryData<RoomMessages>(messageKeys.thread(roomId, rootId), (data) => {
    if (!data?.thread) return data;
    const thread = standingAfter(data.thread, reply, reader);
    return thread === data.thread ? data : { ...data, thread };
  });
  const threads = readThreads(client);
  if (threads?.list.some((item) => item.rootId === rootId)) {
    editThreads(client, (data) => noteReply(data, reply, reader));
    return;
  }
  // Whether a thread that is not listed is mine shows its root, where it is loaded.
  const root = readMessages(client, roomId)?.list.find(({ id }) => id === rootId);
  if (fromUserId === myId || !root || root.fromUserId === myId || threads?.nextCursor) {
    void client.invalidateQueries({ queryKey: threadKeys.list });
  }
}

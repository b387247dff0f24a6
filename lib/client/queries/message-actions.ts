import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { messageKeys } from "@/lib/client/keys";
import { patchMessage, patchSaved } from "@/lib/client/message-pages";
import { editMessages } from "@/lib/client/queries/messages";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireRevision, WireSavedMessages } from "@/lib/dialects/spika/schemas/message-actions";

type MessageAnswer = { message: WireMessage };

/** What is pinned in a room, the last pin first. */
export const pinnedQuery = (roomId: number) =>
  queryOptions({
    queryKey: messageKeys.pinned(roomId),
    queryFn: async ({ signal }) => {
      const path = `/messages/roomId/${roomId}/pinned`;
      return (await api.get<{ list: WireMessage[] }>(path, undefined, signal)).list;
    },
  });

/** What I have saved, the last one first. */
export const savedQuery = queryOptions({
  queryKey: messageKeys.saved,
  queryFn: ({ signal }) => api.get<WireSavedMessages>("/messages/saved", undefined, signal),
});

export async function loadMoreSaved(client: QueryClient): Promise<void> {
  const cursor = client.getQueryData<WireSavedMessages>(messageKeys.saved)?.nextCursor;
  if (!cursor) return;
  const page = await api.get<WireSavedMessages>("/messages/saved", { cursor });
  client.setQueryData<WireSavedMessages>(
    messageKeys.saved,
    (now) => now && { ...page, list: [...now.list, ...page.list], users: [...now.users, ...page.users] },
  );
}

/** Every version of a message, the first one first. */
export const revisionsQuery = ({ id, modifiedAt }: WireMessage) =>
  queryOptions({
    queryKey: [...messageKeys.revisions(id), modifiedAt],
    queryFn: async ({ signal }) =>
      (await api.get<{ list: WireRevision[] }>(`/messages/${id}/revisions`, undefined, signal)).list,
  });

/** Pins it for everybody in the room, or takes the pin away. */
export async function pinMessage(
  client: QueryClient,
  message: WireMessage,
  isPinned: boolean,
): Promise<void> {
  keep(client, await api.post<MessageAnswer>(`/messages/${message.id}/${isPinned ? "pin" : "unpin"}`));
  void client.invalidateQueries({ queryKey: messageKeys.pinned(message.roomId) });
}

/** Saves it for myself, or lets it go; shown at once. */
export async function saveMessage(client: QueryClient, message: WireMessage, saved: boolean): Promise<void> {
  const { id, roomId } = message;
  editMessages(client, roomId, (data) => patchSaved(data, id, saved));
  try {
    await api.post(`/messages/${id}/${saved ? "save" : "unsave"}`);
  } catch (error) {
    editMessages(client, roomId, (data) => patchSaved(data, id, !saved));
    throw error;
  }
  void client.invalidateQueries({ queryKey: messageKeys.saved });
}

/** "Delete for me": it is gone on all of my devices, and nowhere else. */
export async function hideMessage(client: QueryClient, message: WireMessage): Promise<void> {
  const { id } = message;
  const answer = await api.delete<MessageAnswer>(`/messages/${id}`, { target: "user" });
  keep(client, { message: { ...answer.message, modifiedAt: Math.max(message.modifiedAt + 1, Date.now()) } });
}

/** Takes back the deletion of one's own message. */
export async function restoreMessage(client: QueryClient, messageId: number): Promise<void> {
  keep(client, await api.post<MessageAnswer>(`/messages/${messageId}/restore`));
}

/** Sends a message on, with a word of one's own after it. */
export async function forwardMessage(
  messageId: number,
  targets: { roomIds: number[]; userIds: number[] },
  comment: string,
): Promise<void> {
  const path = "/messages/forward";
  const { messages } = await api.post<{ messages: WireMessage[] }>(path, {
    messageIds: [messageId],
    ...targets,
  });
  const text = comment.trim();
  if (text === "") return;
  await Promise.all(
    messages.map(({ roomId }) => api.post("/messages", { roomId, type: "text", body: { text } })),
  );
}

function keep(client: QueryClient, { message }: MessageAnswer): void {
  editMessages(client, message.roomId, (data) => patchMessage(data, message));
}

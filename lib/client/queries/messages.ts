import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError, api } from "@/lib/client/api";
import { messageKeys } from "@/lib/client/keys";
import { isLeaving } from "@/lib/client/leaving";
import { keptPreview } from "@/lib/client/link-preview";
import { linkify } from "@/lib/client/linkify";
import { prepare } from "@/lib/client/mentions/prepare";
import {
  fromNewestPage,
  hasHole,
  type MessagePage,
  mergeEarlier,
  mergeMissed,
  mergeNewest,
  patchMessage,
  type RoomMessages,
  withKnownFacts,
} from "@/lib/client/message-pages";
import { readPast } from "@/lib/client/queries/past";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** So many missed pages are fetched one by one; after a longer absence the room starts again at its end. */
const MOST_MISSED_PAGES = 5;

/**
 * A room's messages. The first fetch loads the newest page; each later one (after a
 * reconnect, a wake, a hole in seq) brings what was missed and keeps what is there.
 */
export const messagesQuery = (client: QueryClient, roomId: number) =>
  queryOptions({
    queryKey: messageKeys.room(roomId),
    queryFn: async ({ signal }) => {
      const newest = await fetchPage(roomId, {}, signal);
      if (!readMessages(client, roomId)) return fromNewestPage(newest);
      return fillHoles(client, roomId, newest, signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
    structuralSharing: false,
  });

export function readMessages(client: QueryClient, roomId: number): RoomMessages | undefined {
  return client.getQueryData<RoomMessages>(messageKeys.room(roomId));
}

/** Edits a room's messages, and those of its threads with them: each takes what belongs to it. */
export function editMessages(
  client: QueryClient,
  roomId: number,
  edit: (data: RoomMessages) => RoomMessages,
): RoomMessages | undefined {
  client.setQueriesData<RoomMessages>(
    { queryKey: messageKeys.threads(roomId) },
    (data) => data && edit(data),
  );
  client.setQueryData<RoomMessages | null>(messageKeys.past(roomId), (data) => data && edit(data));
  return client.setQueryData<RoomMessages>(messageKeys.room(roomId), (data) => data && edit(data));
}

/** Loads the page before what is shown. Returns once it is in the cache. */
export async function loadEarlier(client: QueryClient, roomId: number): Promise<void> {
  const queryKey = readPast(client, roomId) ? messageKeys.past(roomId) : messageKeys.room(roomId);
  const data = client.getQueryData<RoomMessages>(queryKey);
  if (!data?.hasEarlier) return;
  const page = await fetchPage(roomId, { beforeSeq: data.oldestSeq });
  // What is shown may have changed meanwhile; a page belongs below the one that it was asked for.
  client.setQueryData<RoomMessages>(
    queryKey,
    (now) => now && (now.oldestSeq === data.oldestSeq ? mergeEarlier(now, page) : now),
  );
}

/** Asks again for what is missing; a request that is under way is not repeated. */
export async function catchUpRoom(client: QueryClient, roomId: number): Promise<void> {
  if (isLeaving(roomId)) return;
  await client.refetchQueries({ queryKey: messageKeys.room(roomId), exact: true }, { cancelRefetch: false });
}

export async function editMessage(client: QueryClient, message: WireMessage, text: string): Promise<void> {
  const preview = keptPreview(message.body, text);
  // Shown at once; if the server refuses, the old words come back unless newer ones came meanwhile.
  const edited = {
    ...message,
    body: { ...message.body, thumbnailData: null, ...preview, text },
    modifiedAt: Math.max(Date.now(), message.modifiedAt + 1),
    editedAt: Date.now(),
  };
  editMessages(client, message.roomId, (data) => patchMessage(data, edited));
  try {
    const words = await prepare(message.roomId, text);
    const answer = await api.put<{ message: WireMessage }>(`/messages/${message.id}`, {
      ...words,
      ...preview,
      hasLink: linkify(text).some(({ href }) => href),
    });
    replaceMessage(client, edited, answer.message);
  } catch (error) {
    replaceMessage(client, edited, message);
    throw error;
  }
}

/** Takes the card of the page that it links to away from one's own message. */
export async function removePreview(client: QueryClient, message: WireMessage): Promise<void> {
  const answer = await api.delete<{ message: WireMessage }>(`/messages/${message.id}/preview`);
  editMessages(client, message.roomId, (data) => patchMessage(data, answer.message));
}

export async function deleteMessage(client: QueryClient, message: WireMessage): Promise<void> {
  const answer = await api.delete<{ message: WireMessage }>(`/messages/${message.id}`, { target: "all" });
  editMessages(client, message.roomId, (data) => patchMessage(data, answer.message));
}

/** The guess of this browser's clock must not outlive the server's word. */
function replaceMessage(client: QueryClient, guess: WireMessage, truth: WireMessage): void {
  editMessages(client, guess.roomId, (data) => {
    const at = data.list.indexOf(guess);
    if (at < 0) return patchMessage(data, truth);
    return { ...data, list: data.list.with(at, withKnownFacts(truth, guess)) };
  });
}

function fetchPage(
  roomId: number,
  query: { beforeSeq?: number; afterSeq?: number },
  signal?: AbortSignal,
): Promise<MessagePage> {
  return api.get<MessagePage>(`/messages/roomId/${roomId}`, query, signal);
}

async function fillHoles(
  client: QueryClient,
  roomId: number,
  newest: MessagePage,
  signal: AbortSignal,
): Promise<RoomMessages> {
  // Live events go on while we wait, so each answer is merged into what is there then.
  let data = editMessages(client, roomId, (now) => mergeNewest(now, newest));
  for (let pages = 0; data && hasHole(data); pages += 1) {
    if (pages === MOST_MISSED_PAGES) return { ...fromNewestPage(newest), outgoing: data.outgoing };
    const missed = await fetchPage(roomId, { afterSeq: data.lastSeq }, signal);
    data = editMessages(client, roomId, (now) => mergeMissed(now, missed));
    if (missed.list.length === 0 && !missed.hasMore) break; // announced, but not for us to see
  }
  if (!data) throw new ApiError(0, "The room was left meanwhile");
  return data;
}

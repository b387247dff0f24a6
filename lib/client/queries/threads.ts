import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError, api } from "@/lib/client/api";
import { messageKeys, threadKeys } from "@/lib/client/keys";
import { fromThread, type RoomMessages } from "@/lib/client/message-pages";
import { noteStanding } from "@/lib/client/thread-list";
import type { WireThread, WireThreadStanding, WireThreads } from "@/lib/dialects/spika/schemas/thread";

type StandingAnswer = { thread: WireThreadStanding };

/** The threads that I follow. */
export const threadsQuery = queryOptions({
  queryKey: threadKeys.list,
  queryFn: ({ signal }) => api.get<WireThreads>("/threads", undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** A thread, whole: its root and all replies. */
export const threadQuery = (client: QueryClient, roomId: number, rootId: number) =>
  queryOptions({
    queryKey: messageKeys.thread(roomId, rootId),
    queryFn: async ({ signal }) => {
      const whole = await fetchWhole(rootId, signal);
      return fromThread(whole, client.getQueryData<RoomMessages>(messageKeys.thread(roomId, rootId)));
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
    structuralSharing: false,
    retry: (count, error) => count < 2 && !(error instanceof ApiError && !error.isPassing),
    // Live events keep it true while it is on screen; what was closed may have missed some.
    refetchOnMount: "always",
  });

export async function loadMoreThreads(client: QueryClient): Promise<void> {
  const cursor = client.getQueryData<WireThreads>(threadKeys.list)?.nextCursor;
  if (!cursor) return;
  const page = await api.get<WireThreads>("/threads", { cursor });
  editThreads(client, (now) => {
    const known = new Set(now.list.map(({ rootId }) => rootId));
    const list = [...now.list, ...page.list.filter(({ rootId }) => !known.has(rootId))];
    return { ...page, list, users: [...now.users, ...page.users] };
  });
}

/** Tells the server that the replies up to there were on screen; shown at once. */
export async function markThreadSeen(
  client: QueryClient,
  standing: WireThreadStanding,
  upToSeq: number,
): Promise<void> {
  keepStanding(client, { ...standing, seenSeq: upToSeq, unreadCount: 0 });
  try {
    const body = { upToSeq };
    const path = `/messages/${standing.rootId}/thread/seen`;
    keepStanding(client, (await api.post<StandingAnswer>(path, body, { keepalive: true })).thread);
  } catch (error) {
    keepStanding(client, standing);
    throw error;
  }
}

export async function changeThread(
  client: QueryClient,
  rootId: number,
  change: "follow" | "unfollow" | "mute" | "unmute",
): Promise<void> {
  keepStanding(client, (await api.post<StandingAnswer>(`/messages/${rootId}/thread/${change}`)).thread);
}

/** A standing that the server has told: the panel and the list show the same one. */
export function keepStanding(client: QueryClient, thread: WireThreadStanding): void {
  client.setQueryData<RoomMessages>(
    messageKeys.thread(thread.roomId, thread.rootId),
    (data) => data && { ...data, thread },
  );
  const isListed = readThreads(client)?.list.some(({ rootId }) => rootId === thread.rootId) ?? true;
  if (isListed) editThreads(client, (data) => noteStanding(data, thread));
  else if (thread.following) void client.invalidateQueries({ queryKey: threadKeys.list });
}

export function readThreads(client: QueryClient): WireThreads | undefined {
  return client.getQueryData<WireThreads>(threadKeys.list);
}

export function editThreads(client: QueryClient, edit: (data: WireThreads) => WireThreads): void {
  client.setQueryData<WireThreads>(threadKeys.list, (data) => data && edit(data));
}

async function fetchWhole(rootId: number, signal: AbortSignal): Promise<WireThread> {
  const path = `/messages/${rootId}/thread`;
  let page = await api.get<WireThread>(path, undefined, signal);
  const list = [...page.list];
  while (page.hasMore) {
    page = await api.get<WireThread>(path, { afterSeq: list.at(-1)?.seq }, signal);
    if (page.list.length === 0) break;
    list.push(...page.list);
  }
  return { ...page, list };
}

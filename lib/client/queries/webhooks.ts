import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { roomKeys } from "@/lib/client/keys";
import type { WireDelivery, WireWebhook } from "@/lib/dialects/spika/schemas/webhook";

type Answer = { webhook: WireWebhook };
type Log = { list: WireDelivery[]; nextCursor: number | null };

export const webhooksQuery = (roomId: number) =>
  queryOptions({
    queryKey: roomKeys.webhooks(roomId),
    queryFn: async ({ signal }) =>
      (await api.get<{ webhooks: WireWebhook[] }>(`/webhooks/roomId/${roomId}`, undefined, signal)).webhooks,
  });

const LOOK_AGAIN_MS = 3_000;

/** What a webhook was told, newest first; looked at again while something is still under way. */
export const deliveriesQuery = (webhookId: number) =>
  infiniteQueryOptions({
    queryKey: roomKeys.deliveries(webhookId),
    queryFn: ({ pageParam, signal }) =>
      api.get<Log>(`/webhooks/${webhookId}/deliveries`, { cursor: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.list.some(({ status }) => status === "pending") ? LOOK_AGAIN_MS : false,
    staleTime: 0,
  });

export async function createWebhook(client: QueryClient, roomId: number, url: string): Promise<WireWebhook> {
  const { webhook } = await api.post<Answer>(`/webhooks/roomId/${roomId}`, { url });
  await refresh(client, roomId);
  return webhook;
}

export async function pauseWebhook(
  client: QueryClient,
  { id, roomId }: WireWebhook,
  isPaused: boolean,
): Promise<void> {
  await api.post<Answer>(`/webhooks/${id}/${isPaused ? "pause" : "resume"}`);
  await refresh(client, roomId);
}

export async function testWebhook(client: QueryClient, id: number): Promise<void> {
  await api.post(`/webhooks/${id}/test`);
  await client.invalidateQueries({ queryKey: roomKeys.deliveries(id) });
}

export async function deleteWebhook(client: QueryClient, { id, roomId }: WireWebhook): Promise<void> {
  await api.delete(`/webhooks/${id}`);
  await refresh(client, roomId);
}

function refresh(client: QueryClient, roomId: number): Promise<void> {
  return client.invalidateQueries({ queryKey: roomKeys.webhooks(roomId) });
}

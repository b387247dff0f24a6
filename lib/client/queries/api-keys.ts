import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { roomKeys } from "@/lib/client/keys";
import type { WireApiKey } from "@/lib/dialects/spika/schemas/room";

type KeyAnswer = { apiKey: WireApiKey };

export const apiKeysQuery = (roomId: number) =>
  queryOptions({
    queryKey: roomKeys.apiKeys(roomId),
    queryFn: async ({ signal }) =>
      (await api.get<{ apiKeys: WireApiKey[] }>(`/api-keys/roomId/${roomId}`, undefined, signal)).apiKeys,
  });

export async function createApiKey(
  client: QueryClient,
  roomId: number,
  displayName: string,
): Promise<WireApiKey> {
  const { apiKey } = await api.post<KeyAnswer>(`/api-keys/roomId/${roomId}`, { displayName });
  await refresh(client, roomId);
  return apiKey;
}

export async function renameApiKey(client: QueryClient, key: WireApiKey, displayName: string): Promise<void> {
  await api.put<KeyAnswer>(`/api-keys/${key.id}`, { displayName });
  await refresh(client, key.roomId);
}

/** A new token for the same key; the old one stops at once. */
export async function rotateApiKey(client: QueryClient, key: WireApiKey): Promise<WireApiKey> {
  const { apiKey } = await api.post<KeyAnswer>(`/api-keys/${key.id}/rotate`);
  await refresh(client, key.roomId);
  return apiKey;
}

export async function deleteApiKey(client: QueryClient, key: WireApiKey): Promise<void> {
  await api.delete(`/api-keys/${key.id}`);
  await refresh(client, key.roomId);
}

/** The key's bot is a member too. */
function refresh(client: QueryClient, roomId: number): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: roomKeys.apiKeys(roomId) }),
    client.invalidateQueries({ queryKey: roomKeys.one(roomId) }),
  ]);
}

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
  await refreshKeysAndRoom(client, roomId);
  return apiKey;
}

export async function renameApiKey(client: QueryClient, key: WireApiKey, displayName: string): Promise<void> {
  await api.put<KeyAnswer>(`/api-keys/${key.id}`, { displayName });
  await refreshKeysAndRoom(client, key.roomId);
}

/** A new token for the same key; the old one stops at once. */
export async function rotateApiKey(client: QueryClient, key: WireApiKey): Promise<WireApiKey> {
  const { apiKey } = await api.post<KeyAnswer>(`/api-keys/${key.id}/rotate`);
  await refreshKeysAndRoom(client, key.roomId);
  return apiKey;
}

export async function deleteApiKey(client: QueryClient, key: WireApiKey): Promise<void> {
  await api.delete(`/api-keys/${key.id}`);
  // The key's calls are gone with it, and not to be asked for while they are still shown.
  await Promise.all([
    client.invalidateQueries({ queryKey: roomKeys.apiKeys(key.roomId), exact: true }),
    client.invalidateQueries({ queryKey: roomKeys.one(key.roomId) }),
  ]);
}

/** The keys with their last use, and the calls that were made with them. */
export function refreshApiKeys(client: QueryClient, roomId: number): Promise<void> {
  return client.invalidateQueries({ queryKey: roomKeys.apiKeys(roomId) });
}

/** The key's bot is a member too. */
function refreshKeysAndRoom(client: QueryClient, roomId: number): Promise<unknown> {
  return Promise.all([
    refreshApiKeys(client, roomId),
    client.invalidateQueries({ queryKey: roomKeys.one(roomId) }),
  ]);
}

import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { roomKeys, workspaceKeyKeys } from "@/lib/client/keys";
import type { WireNewWorkspaceKey, WireWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";

const BASE = "/admin/workspace-keys";

export const workspaceKeysQuery = queryOptions({
  queryKey: workspaceKeyKeys.list,
  queryFn: async ({ signal }) =>
    (await api.get<{ workspaceKeys: WireWorkspaceKey[] }>(BASE, undefined, signal)).workspaceKeys,
});

export type NewWorkspaceKey = { name: string; test: boolean; rate: number };

/** The one answer that holds the key itself. */
export async function createWorkspaceKey(
  client: QueryClient,
  key: NewWorkspaceKey,
): Promise<WireNewWorkspaceKey> {
  const { workspaceKey } = await api.post<{ workspaceKey: WireNewWorkspaceKey }>(BASE, key);
  await refreshWorkspaceKeys(client);
  return workspaceKey;
}

export async function updateWorkspaceKey(
  client: QueryClient,
  id: number,
  change: { name: string; rate: number },
): Promise<void> {
  await api.put(`${BASE}/${id}`, change);
  await refreshWorkspaceKeys(client);
}

/** The same key with another secret; the old one stops at once. */
export async function rotateWorkspaceKey(client: QueryClient, id: number): Promise<WireNewWorkspaceKey> {
  const { workspaceKey } = await api.post<{ workspaceKey: WireNewWorkspaceKey }>(`${BASE}/${id}/rotate`);
  await refreshWorkspaceKeys(client);
  return workspaceKey;
}

export async function revokeWorkspaceKey(client: QueryClient, id: number): Promise<void> {
  await api.delete(`${BASE}/${id}`);
  // The key's calls are gone with it, and not to be asked for while they are still shown.
  await client.invalidateQueries({ queryKey: workspaceKeyKeys.list, exact: true });
}

/** The key's bot is a member of the room from then on. */
export async function inviteWorkspaceKey(client: QueryClient, id: number, roomId: number): Promise<void> {
  await api.post(`${BASE}/${id}/rooms`, { roomId });
  await client.invalidateQueries({ queryKey: roomKeys.one(roomId) });
}

/** The keys with their last use, and the calls that were made with them. */
export function refreshWorkspaceKeys(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: workspaceKeyKeys.list });
}

import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { apiTokenKeys } from "@/lib/client/keys";
import type { WireApiToken, WireNewApiToken } from "@/lib/dialects/spika/schemas/api-token";

const BASE = "/me/api-tokens";

export const apiTokensQuery = queryOptions({
  queryKey: apiTokenKeys.list,
  queryFn: async ({ signal }) =>
    (await api.get<{ apiTokens: WireApiToken[] }>(BASE, undefined, signal)).apiTokens,
});

export type NewApiToken = Pick<WireApiToken, "name" | "scopes" | "expiresAt">;

/** The one answer that holds the token itself. */
export async function createApiToken(client: QueryClient, token: NewApiToken): Promise<WireNewApiToken> {
  const { apiToken } = await api.post<{ apiToken: WireNewApiToken }>(BASE, token);
  await refreshApiTokens(client);
  return apiToken;
}

export async function revokeApiToken(client: QueryClient, id: number): Promise<void> {
  await api.delete(`${BASE}/${id}`);
  await refreshApiTokens(client);
}

/** A call was made with it: its last use and its calls have changed. */
export function noteTokenUse(client: QueryClient, id: number): Promise<unknown> {
  return Promise.all([
    refreshApiTokens(client),
    client.invalidateQueries({ queryKey: apiTokenKeys.calls(id) }),
  ]);
}

export function refreshApiTokens(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: apiTokenKeys.list, exact: true });
}

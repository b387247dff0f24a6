import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { apiTokenKeys, roomKeys, workspaceKeyKeys } from "@/lib/client/keys";
import type { WireApiCall } from "@/lib/dialects/spika/schemas/api-call";

type CallsPage = { list: WireApiCall[]; nextCursor: number | null };

/** What was called with a room's key, newest first. */
export const apiKeyCallsQuery = (roomId: number, id: number) =>
  callsQuery([...roomKeys.apiKeys(roomId), "calls", id], `/api-keys/${id}/calls`);

/** What was called with a token of one's own. */
export const apiTokenCallsQuery = (id: number) =>
  callsQuery(apiTokenKeys.calls(id), `/me/api-tokens/${id}/calls`);

/** What was called with a key of the workspace; its admins ask. */
export const workspaceKeyCallsQuery = (id: number) =>
  callsQuery(workspaceKeyKeys.calls(id), `/admin/workspace-keys/${id}/calls`);

export type CallsQuery = ReturnType<typeof callsQuery>;

function callsQuery(queryKey: readonly unknown[], path: string) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => api.get<CallsPage>(path, { cursor: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
}

import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { workspaceKeys } from "@/lib/client/keys";
import type { WireAccount, WireWorkspace } from "@/lib/dialects/spika/schemas/workspace";

type Answer = { workspace: WireWorkspace };
type Page = { list: WireAccount[]; nextCursor: number | null };

export const workspaceQuery = queryOptions({
  queryKey: workspaceKeys.one,
  queryFn: async ({ signal }) => (await api.get<Answer>("/admin/workspace", undefined, signal)).workspace,
});

export async function changeWorkspace(
  client: QueryClient,
  change: Partial<Omit<WireWorkspace, "teamMode">>,
): Promise<void> {
  const { workspace } = await api.put<Answer>("/admin/workspace", change);
  client.setQueryData(workspaceKeys.one, workspace);
}

/** The people with an account, by part of their name or address. */
export const accountsQuery = (keyword: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKeys.accounts(keyword),
    queryFn: ({ pageParam, signal }) => api.get<Page>("/admin/users", { keyword, cursor: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export async function changeAccount(
  client: QueryClient,
  userId: number,
  change: { isWorkspaceAdmin?: boolean; isDisabled?: boolean },
): Promise<void> {
  await api.put(`/admin/users/${userId}`, change);
  await client.invalidateQueries({ queryKey: workspaceKeys.allAccounts });
}

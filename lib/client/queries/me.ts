import { type QueryClient, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { meKeys } from "@/lib/client/keys";
import type { WireMe } from "@/lib/dialects/spika/schemas/user";

export const meQuery = queryOptions({
  queryKey: meKeys.me,
  queryFn: async ({ signal }) => (await api.get<{ user: WireMe }>("/me", undefined, signal)).user,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The signed-in person; the chat's layout has put it into the cache. */
export function useMe(): WireMe {
  return useSuspenseQuery(meQuery).data;
}

export type MeChange = {
  displayName?: string;
  /** 0: none. */
  avatarFileId?: number;
  shortDescription?: string;
};

export async function changeMe(client: QueryClient, change: MeChange): Promise<void> {
  const { user } = await api.put<{ user: WireMe }>("/me", change);
  // The server answers the user alone here or there; what it leaves out stays as it was.
  client.setQueryData<WireMe>(meKeys.me, (known) => ({ ...known, ...user }));
}

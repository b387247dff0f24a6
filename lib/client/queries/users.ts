import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { userKeys } from "@/lib/client/keys";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

type UserPage = { list: WireUser[]; count: number; nextCursor: number | null };

/** Somebody who is not (or no longer) in the room at hand. */
export const userQuery = (userId: number) =>
  queryOptions({
    queryKey: userKeys.one(userId),
    queryFn: async ({ signal }) =>
      (await api.get<{ user: WireUser }>(`/users/${userId}`, undefined, signal)).user,
    staleTime: 5 * 60_000,
    retry: false,
  });

/** People to talk to, by name; all of them for an empty keyword. */
export const peopleQuery = (keyword: string) =>
  infiniteQueryOptions({
    queryKey: userKeys.search(keyword),
    queryFn: ({ pageParam, signal }) =>
      api.get<UserPage>("/contacts", { keyword, cursor: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 30_000,
  });

import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
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

import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { searchKeys } from "@/lib/client/keys";
import type { WireFoundMessage } from "@/lib/dialects/spika/schemas/search";

type FoundPage = { list: WireFoundMessage[]; nextCursor: number | null };

/** Messages of all my rooms, or of one, by words and filters as they are typed. */
export const searchQuery = (text: string, roomId: number | null) =>
  infiniteQueryOptions({
    queryKey: searchKeys.of(text, roomId),
    queryFn: ({ pageParam, signal }) => {
      const utcOffset = -new Date().getTimezoneOffset();
      return api.get<FoundPage>("/search", { q: text, roomId, cursor: pageParam, utcOffset }, signal);
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: text !== "",
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

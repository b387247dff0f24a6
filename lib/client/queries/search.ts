import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { searchKeys } from "@/lib/client/keys";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
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

/** The messages around one, oldest first, wherever in the room it stands. */
export const surroundingsQuery = (roomId: number, messageId: number) =>
  queryOptions({
    queryKey: searchKeys.around(roomId, messageId),
    queryFn: async ({ signal }) => {
      const path = `/messages/roomId/${roomId}/target-message-batch`;
      const { list } = await api.get<{ list: WireMessage[] }>(path, { targetMessageId: messageId }, signal);
      return list.filter((message) => !message.threadRootId || message.alsoInRoom).reverse();
    },
    retry: false,
  });

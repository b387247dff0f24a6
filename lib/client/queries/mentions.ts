import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { mentionKeys } from "@/lib/client/keys";
import type { WireMentions } from "@/lib/dialects/spika/schemas/mention";

/** What calls me, the newest first. */
export const mentionsQuery = infiniteQueryOptions({
  queryKey: mentionKeys.list,
  queryFn: ({ pageParam, signal }) => api.get<WireMentions>("/mentions", { cursor: pageParam }, signal),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.nextCursor,
  refetchOnMount: "always",
});

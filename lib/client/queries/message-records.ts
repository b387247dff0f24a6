import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { messageKeys } from "@/lib/client/keys";
import type { WireMessage, WireMessageRecord } from "@/lib/dialects/spika/schemas/message";

/** Who has had a message, and who has seen it; asked for again whenever the counts say that it changed. */
export const recordsQuery = ({ id, deliveredCount, seenCount }: WireMessage) =>
  queryOptions({
    queryKey: [...messageKeys.records(id), deliveredCount, seenCount],
    queryFn: async ({ signal }) => {
      const path = `/messages/${id}/message-records`;
      return (await api.get<{ messageRecords: WireMessageRecord[] }>(path, undefined, signal)).messageRecords;
    },
    placeholderData: (known) => known,
  });

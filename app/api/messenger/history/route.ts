import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toHistoryItem } from "@/lib/dialects/spika/history";
import { historyAnswer, historyQuery } from "@/lib/dialects/spika/schemas/history";
import { listHistory } from "@/lib/domain/rooms/list-history";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List rooms by their last message (2.10.1)",
  query: historyQuery,
  response: historyAnswer,
  handle: async ({ caller, query }) => {
    const { items, count } = await listHistory(caller, query);
    return { list: items.map(toHistoryItem), count, limit: 10, page: query.page };
  },
});

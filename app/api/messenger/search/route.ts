import { endpoint } from "@/lib/dialects/spika/endpoint";
import { globalSearchAnswer, globalSearchQuery } from "@/lib/dialects/spika/schemas/search";
import { toFoundMessage } from "@/lib/dialects/spika/search";
import { searchMessages } from "@/lib/domain/search/search-messages";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const PAGE = 20;

export const GET = endpoint({
  summary: "Search the messages of all one's rooms (native)",
  query: globalSearchQuery,
  response: globalSearchAnswer,
  handle: async ({ caller, query: { q, roomId, cursor, utcOffset } }) => {
    const input = { text: q, roomId, cursor, utcOffset, limit: PAGE };
    const { messages, nextCursor } = await searchMessages(caller, input);
    return { list: messages.map(toFoundMessage), nextCursor };
  },
});

import { endpoint } from "@/lib/dialects/spika/endpoint";
import { requireGivenId } from "@/lib/dialects/spika/given-id";
import { searchAnswer, searchQuery } from "@/lib/dialects/spika/schemas/search";
import { toHit } from "@/lib/dialects/spika/search";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import { searchRoom } from "@/lib/domain/search/search-room";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Search a room's messages (2.5.15)",
  query: searchQuery,
  response: searchAnswer,
  topLevel: searchAnswer,
  refusals: { id_missing: [400, "roomId required"], not_member: [404, "No room found"] },
  handle: async ({ caller, query }) => {
    const { keyword, itemsPerBatch: limit, cursor } = query;
    const roomId = requireGivenId(query.roomId);
    const { hits, count } = await searchRoom(caller, roomId, { keyword, limit, cursor });
    return unionAnswer({ list: hits.map(toHit), count });
  },
});

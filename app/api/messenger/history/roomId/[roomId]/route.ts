import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { requireGivenId } from "@/lib/dialects/spika/given-id";
import { toHistoryItem } from "@/lib/dialects/spika/history";
import { givenId } from "@/lib/dialects/spika/schemas/fields";
import { historyItemSchema } from "@/lib/dialects/spika/schemas/history";
import type { RoomId } from "@/lib/domain/ids";
import { getHistoryItem } from "@/lib/domain/rooms/list-history";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Get one room's last message (2.17.2)",
  params: z.object({ roomId: givenId<RoomId>() }),
  response: historyItemSchema,
  refusals: { id_missing: [400, "Room id is required"], not_member: [404, "Chat not found"] },
  handle: async ({ caller, params }) => {
    const roomId = requireGivenId(params.roomId);
    return toHistoryItem(await getHistoryItem(caller, roomId));
  },
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { listRoomMessages } from "@/lib/dialects/spika/message-list";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { listMessagesQuery } from "@/lib/dialects/spika/schemas/message";
import type { RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  params: z.object({ roomId: pathId<RoomId>() }),
  query: listMessagesQuery,
  refusals: { not_member: [404, "No room found"] },
  handle: ({ caller, params, query }) => listRoomMessages(caller, params.roomId, query),
});

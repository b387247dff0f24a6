import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { listRoomMessages } from "@/lib/dialects/spika/message-list";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { listMessagesQuery, messageListSchema } from "@/lib/dialects/spika/schemas/message";
import type { RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List a room's messages (2.5.4, native afterSeq, beforeSeq and around a place)",
  params: z.object({ roomId: pathId<RoomId>() }),
  query: listMessagesQuery,
  response: messageListSchema,
  refusals: { not_member: [404, "No room found"], message_not_found: [404, "No message found"] },
  handle: ({ caller, params, query }) => listRoomMessages(caller, params.roomId, query),
});

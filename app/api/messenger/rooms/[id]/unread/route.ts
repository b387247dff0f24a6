import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { unreadAnswer, unreadBody } from "@/lib/dialects/spika/schemas/message-actions";
import type { RoomId } from "@/lib/domain/ids";
import { markUnread } from "@/lib/domain/receipts/mark-unread";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Mark a room as unread from one of its messages on (native)",
  response: unreadAnswer,
  params: z.object({ id: pathId<RoomId>() }),
  body: unreadBody,
  refusals: { not_member: [404, "Chat not found"] },
  handle: ({ caller, params, body }) => markUnread(caller, params.id, body.fromSeq),
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import type { RoomId } from "@/lib/domain/ids";
import { announceTyping } from "@/lib/realtime/typing";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Tell the room that one is typing (native)",
  response: z.object({}),
  params: z.object({ id: pathId<RoomId>() }),
  body: z.object({ threadRootId: z.int().optional() }),
  refusals: { not_member: [404, "Chat not found"] },
  handle: async ({ caller, params, body }) => {
    await announceTyping(caller, params.id, body.threadRootId);
    return {};
  },
});

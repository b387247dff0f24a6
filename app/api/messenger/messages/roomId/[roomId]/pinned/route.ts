import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toListedMessages } from "@/lib/dialects/spika/listed-messages";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { pinnedAnswer } from "@/lib/dialects/spika/schemas/message-actions";
import type { RoomId } from "@/lib/domain/ids";
import { listPinned } from "@/lib/domain/messages/list-pinned";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The messages that are pinned in a room (native)",
  response: pinnedAnswer,
  params: z.object({ roomId: pathId<RoomId>() }),
  refusals: { not_member: [404, "Chat not found"] },
  handle: async ({ caller, params }) => ({
    list: await toListedMessages(caller, await listPinned(caller, params.roomId)),
  }),
});

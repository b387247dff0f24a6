import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { requireGivenId } from "@/lib/dialects/spika/given-id";
import { givenId } from "@/lib/dialects/spika/schemas/fields";
import { seenAnswer } from "@/lib/dialects/spika/schemas/message";
import type { RoomId } from "@/lib/domain/ids";
import { markSeen } from "@/lib/domain/receipts/mark-seen";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

/** The id in the path is the room's (contract 2.5.9). */
export const POST = endpoint({
  summary: "Flag a room's messages as seen (2.5.9)",
  response: seenAnswer,
  params: z.object({ id: givenId<RoomId>() }),
  body: z.object({ upToSeq: z.int().min(0).optional() }),
  refusals: {
    id_missing: [400, "roomId must be number"],
    not_member: [400, "user is not in this room"],
  },
  handle: async ({ caller, params, body }) => {
    const roomId = requireGivenId(params.id);
    const marks = await markSeen(caller, roomId, body.upToSeq);
    return { messageRecords: [], ...marks };
  },
});

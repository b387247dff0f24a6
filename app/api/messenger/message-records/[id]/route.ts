import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessageRecord } from "@/lib/dialects/spika/message-record";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { messageRecordAnswer } from "@/lib/dialects/spika/schemas/message-record";
import { removeReaction } from "@/lib/domain/reactions/remove-reaction";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const DELETE = endpoint({
  summary: "Take back a reaction (2.8.3)",
  params: z.object({ id: pathId() }),
  response: messageRecordAnswer,
  handle: async ({ caller, params }) => {
    const messageRecord = toMessageRecord(await removeReaction(caller, params.id));
    return { messageRecord, messageRecords: [messageRecord] };
  },
});

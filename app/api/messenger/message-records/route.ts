import { createRecord } from "@/lib/dialects/spika/create-record";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessageRecord } from "@/lib/dialects/spika/message-record";
import { createRecordBody, messageRecordAnswer } from "@/lib/dialects/spika/schemas/message-record";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "React to a message, or flag it as delivered or seen (2.8.2)",
  isCreating: true,
  body: createRecordBody,
  response: messageRecordAnswer,
  handle: async ({ caller, body }) => {
    const messageRecord = toMessageRecord(await createRecord(caller, body));
    return { messageRecord, messageRecords: [messageRecord] };
  },
});

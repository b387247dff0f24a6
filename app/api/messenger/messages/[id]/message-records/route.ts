import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessageRecord } from "@/lib/dialects/spika/message-record";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { listRecordsQuery, messageRecordsAnswer } from "@/lib/dialects/spika/schemas/message-record";
import type { MessageId } from "@/lib/domain/ids";
import { listRecords } from "@/lib/domain/receipts/list-records";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the records of a message (2.5.7)",
  params: z.object({ id: pathId<MessageId>() }),
  query: listRecordsQuery,
  response: messageRecordsAnswer,
  refusals: { message_not_found: [404, "No message found"] },
  handle: async ({ caller, params, query }) => {
    const records = await listRecords(caller, params.id, { isReactionsOnly: query.type === "reaction" });
    return { messageRecords: records.map(toMessageRecord) };
  },
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toSyncedRecord } from "@/lib/dialects/spika/message-record";
import { syncedRecordSchema } from "@/lib/dialects/spika/schemas/message-record";
import { syncAnswerSchema, syncQuery, syncSince } from "@/lib/dialects/spika/schemas/sync";
import { syncAnswer, syncRefusals } from "@/lib/dialects/spika/sync-answer";
import { CHANGED_RECORDS, listChangedRecords } from "@/lib/domain/sync/list-changed-records";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Receipts and reactions that came to be or changed after a moment (2.8.4, 9.5)",
  params: z.object({ lastUpdate: syncSince }),
  query: syncQuery,
  response: syncAnswerSchema("messageRecords", syncedRecordSchema),
  refusals: syncRefusals("lastUpdate"),
  handle: async ({ caller, params, query: { page } }) => {
    const { rows, count } = await listChangedRecords(caller, { since: params.lastUpdate, page });
    return syncAnswer("messageRecords", rows.map(toSyncedRecord), {
      page,
      limit: CHANGED_RECORDS.limit,
      count,
    });
  },
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { fromBatchQuery, toBatch } from "@/lib/dialects/spika/message-batch";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { batchQuery, batchSchema } from "@/lib/dialects/spika/schemas/message";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import type { RoomId } from "@/lib/domain/ids";
import { listBatch } from "@/lib/domain/messages/list-batch";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the messages around a message (2.5.13)",
  params: z.object({ roomId: pathId<RoomId>() }),
  query: batchQuery,
  response: batchSchema,
  topLevel: batchSchema,
  refusals: { not_member: [404, "No room found"] },
  handle: async ({ caller, params, query }) =>
    unionAnswer(await toBatch(caller, await listBatch(caller, params.roomId, fromBatchQuery(query)))),
});

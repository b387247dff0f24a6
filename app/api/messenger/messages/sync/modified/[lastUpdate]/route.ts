import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessage } from "@/lib/dialects/spika/message";
import { messageSchema } from "@/lib/dialects/spika/schemas/message";
import { syncAnswerSchema, syncQuery, syncSince } from "@/lib/dialects/spika/schemas/sync";
import { syncAnswer, syncRefusals } from "@/lib/dialects/spika/sync-answer";
import { listModifiedMessages, MODIFIED_MESSAGES } from "@/lib/domain/sync/list-changed-messages";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Messages edited or deleted after a moment (2.5.6, 9.4)",
  params: z.object({ lastUpdate: syncSince }),
  query: syncQuery,
  response: syncAnswerSchema("messages", messageSchema),
  refusals: syncRefusals("lastUpdate"),
  handle: async ({ caller, params, query: { page } }) => {
    const { rows, count } = await listModifiedMessages(caller, { since: params.lastUpdate, page });
    return syncAnswer("messages", rows.map(toMessage), { page, limit: MODIFIED_MESSAGES.limit, count });
  },
});

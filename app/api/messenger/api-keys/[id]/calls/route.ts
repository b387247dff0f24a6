import { z } from "zod";
import { toCallsPage } from "@/lib/dialects/spika/api-call";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { apiCallsPage, callsQuery } from "@/lib/dialects/spika/schemas/api-call";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { listApiKeyCalls } from "@/lib/domain/api-calls/list-calls";
import type { ApiKeyId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "What was called with a room's key, newest first (native)",
  response: apiCallsPage,
  params: z.object({ id: pathId<ApiKeyId>() }),
  query: callsQuery,
  refusals: { key_not_found: [404, "Not found"] },
  handle: async ({ caller, params, query }) =>
    toCallsPage(await listApiKeyCalls(caller, params.id, query.cursor)),
});

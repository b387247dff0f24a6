import { z } from "zod";
import { toCallsPage } from "@/lib/dialects/spika/api-call";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { apiCallsPage, callsQuery } from "@/lib/dialects/spika/schemas/api-call";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { listApiTokenCalls } from "@/lib/domain/api-calls/list-calls";
import type { ApiTokenId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "What was called with an API token of the caller's, newest first (native)",
  response: apiCallsPage,
  params: z.object({ id: pathId<ApiTokenId>() }),
  query: callsQuery,
  refusals: { token_not_found: [404, "Not found"] },
  handle: async ({ caller, params, query }) =>
    toCallsPage(await listApiTokenCalls(caller, params.id, query.cursor)),
});

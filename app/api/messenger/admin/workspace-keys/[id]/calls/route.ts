import { z } from "zod";
import { toCallsPage } from "@/lib/dialects/spika/api-call";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { apiCallsPage, callsQuery } from "@/lib/dialects/spika/schemas/api-call";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import type { WorkspaceKeyId } from "@/lib/domain/ids";
import { listWorkspaceKeyCalls } from "@/lib/domain/workspace-keys/list-workspace-key-calls";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "What was called with a workspace key, newest first (native)",
  response: apiCallsPage,
  params: z.object({ id: pathId<WorkspaceKeyId>() }),
  query: callsQuery,
  refusals: { not_workspace_admin: [403, "Forbidden"], key_not_found: [404, "Not found"] },
  handle: async ({ caller, params, query }) =>
    toCallsPage(await listWorkspaceKeyCalls(caller, params.id, query.cursor)),
});

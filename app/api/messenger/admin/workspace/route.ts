import { endpoint } from "@/lib/dialects/spika/endpoint";
import { updateWorkspaceBody, workspaceAnswer } from "@/lib/dialects/spika/schemas/workspace";
import { toWorkspace } from "@/lib/dialects/spika/workspace";
import { getOwnWorkspace } from "@/lib/domain/workspace/get-own-workspace";
import { updateWorkspace } from "@/lib/domain/workspace/update-workspace";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const refusals = { not_workspace_admin: [403, "Forbidden"] } as const;

export const GET = endpoint({
  summary: "What the workspace is called, and who may make an account (native)",
  response: workspaceAnswer,
  refusals,
  handle: async ({ caller }) => ({ workspace: toWorkspace(await getOwnWorkspace(caller)) }),
});

export const PUT = endpoint({
  summary: "Change the workspace's name, and who may make an account (native)",
  response: workspaceAnswer,
  body: updateWorkspaceBody,
  refusals,
  handle: async ({ caller, body }) => ({ workspace: toWorkspace(await updateWorkspace(caller, body)) }),
});

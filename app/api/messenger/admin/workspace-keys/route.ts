import { endpoint } from "@/lib/dialects/spika/endpoint";
import {
  createWorkspaceKeyBody,
  newWorkspaceKeyAnswer,
  workspaceKeyListAnswer,
} from "@/lib/dialects/spika/schemas/workspace-key";
import { toWorkspaceKey } from "@/lib/dialects/spika/workspace-key";
import { createWorkspaceKey } from "@/lib/domain/workspace-keys/create-workspace-key";
import { listWorkspaceKeys } from "@/lib/domain/workspace-keys/list-workspace-keys";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const refusals = { not_workspace_admin: [403, "Forbidden"] } as const;

export const GET = endpoint({
  summary: "List the workspace's keys for Chapi, without their secrets (native)",
  response: workspaceKeyListAnswer,
  refusals,
  handle: async ({ caller }) => ({ workspaceKeys: (await listWorkspaceKeys(caller)).map(toWorkspaceKey) }),
});

export const POST = endpoint({
  summary: "Make a key for Chapi; this answer alone holds it (native)",
  response: newWorkspaceKeyAnswer,
  isCreating: true,
  body: createWorkspaceKeyBody,
  refusals,
  handle: async ({ caller, body: { name, test, rate } }) => {
    const { workspaceKey, key } = await createWorkspaceKey(caller, { name, isTest: test, rate });
    return { workspaceKey: { ...toWorkspaceKey(workspaceKey), key } };
  },
});

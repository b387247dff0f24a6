import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import { updateWorkspaceKeyBody, workspaceKeyAnswer } from "@/lib/dialects/spika/schemas/workspace-key";
import { toWorkspaceKey } from "@/lib/dialects/spika/workspace-key";
import type { WorkspaceKeyId } from "@/lib/domain/ids";
import { revokeWorkspaceKey } from "@/lib/domain/workspace-keys/revoke-workspace-key";
import { updateWorkspaceKey } from "@/lib/domain/workspace-keys/update-workspace-key";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<WorkspaceKeyId>() });
const refusals = { not_workspace_admin: [403, "Forbidden"], key_not_found: [404, "Not found"] } as const;

export const PUT = endpoint({
  summary: "Rename a workspace key with its bot, or change its rate (native)",
  response: workspaceKeyAnswer,
  params,
  body: updateWorkspaceKeyBody,
  refusals,
  handle: async ({ caller, params, body }) => ({
    workspaceKey: toWorkspaceKey(await updateWorkspaceKey(caller, params.id, body)),
  }),
});

export const DELETE = endpoint({
  summary: "Revoke a workspace key at once; its bot leaves all rooms (native)",
  response: deletedAnswer,
  params,
  refusals,
  handle: async ({ caller, params }) => {
    await revokeWorkspaceKey(caller, params.id);
    return { deleted: true };
  },
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { newWorkspaceKeyAnswer } from "@/lib/dialects/spika/schemas/workspace-key";
import { toWorkspaceKey } from "@/lib/dialects/spika/workspace-key";
import type { WorkspaceKeyId } from "@/lib/domain/ids";
import { rotateWorkspaceKey } from "@/lib/domain/workspace-keys/rotate-workspace-key";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Give a workspace key another secret; the old one stops at once (native)",
  response: newWorkspaceKeyAnswer,
  params: z.object({ id: pathId<WorkspaceKeyId>() }),
  refusals: { not_workspace_admin: [403, "Forbidden"], key_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => {
    const { workspaceKey, key } = await rotateWorkspaceKey(caller, params.id);
    return { workspaceKey: { ...toWorkspaceKey(workspaceKey), key } };
  },
});

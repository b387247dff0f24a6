import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import type { InviteId } from "@/lib/domain/ids";
import { revokeWorkspaceInvite } from "@/lib/domain/invites/revoke-invite";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const DELETE = endpoint({
  summary: "Stop a link by which people make an account (native)",
  response: deletedAnswer,
  params: z.object({ inviteId: pathId<InviteId>() }),
  refusals: { not_workspace_admin: [403, "Forbidden"], invite_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => {
    await revokeWorkspaceInvite(caller, params.inviteId);
    return { deleted: true };
  },
});

import { endpoint } from "@/lib/dialects/spika/endpoint";
import { fromInviteBody, toInvite } from "@/lib/dialects/spika/invite";
import { createInviteBody } from "@/lib/dialects/spika/schemas/room";
import { createWorkspaceInvite } from "@/lib/domain/invites/create-invite";
import { listWorkspaceInvites } from "@/lib/domain/invites/list-invites";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const refusals = { not_workspace_admin: [403, "Forbidden"] } as const;

export const GET = endpoint({
  refusals,
  handle: async ({ caller }) => ({ invites: (await listWorkspaceInvites(caller)).map(toInvite) }),
});

export const POST = endpoint({
  isCreating: true,
  body: createInviteBody,
  refusals,
  handle: async ({ caller, body }) => ({
    invite: toInvite(await createWorkspaceInvite(caller, fromInviteBody(body))),
  }),
});

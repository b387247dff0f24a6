import { endpoint } from "@/lib/dialects/spika/endpoint";
import { fromInviteBody, toInvite } from "@/lib/dialects/spika/invite";
import { createInviteBody } from "@/lib/dialects/spika/schemas/room";
import { inviteAnswer, inviteListAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { createWorkspaceInvite } from "@/lib/domain/invites/create-invite";
import { listWorkspaceInvites } from "@/lib/domain/invites/list-invites";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const refusals = { not_workspace_admin: [403, "Forbidden"] } as const;

export const GET = endpoint({
  summary: "List the links by which people make an account (native)",
  response: inviteListAnswer,
  refusals,
  handle: async ({ caller }) => ({ invites: (await listWorkspaceInvites(caller)).map(toInvite) }),
});

export const POST = endpoint({
  summary: "Make a link by which people make an account (native)",
  response: inviteAnswer,
  isCreating: true,
  body: createInviteBody,
  refusals,
  handle: async ({ caller, body }) => ({
    invite: toInvite(await createWorkspaceInvite(caller, fromInviteBody(body))),
  }),
});

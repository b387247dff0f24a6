import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { fromInviteBody, toInvite } from "@/lib/dialects/spika/invite";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { createInviteBody } from "@/lib/dialects/spika/schemas/room";
import { inviteAnswer, inviteListAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import type { RoomId } from "@/lib/domain/ids";
import { createRoomInvite } from "@/lib/domain/invites/create-invite";
import { listRoomInvites } from "@/lib/domain/invites/list-invites";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<RoomId>() });
const refusals = {
  not_member: [404, "Chat not found"],
  private_room: [403, "Can't invite to private room"],
  not_admin: [403, "Forbidden"],
} as const;

export const GET = endpoint({
  summary: "List a room's invites (native)",
  response: inviteListAnswer,
  params,
  refusals,
  handle: async ({ caller, params }) => ({
    invites: (await listRoomInvites(caller, params.id)).map(toInvite),
  }),
});

export const POST = endpoint({
  summary: "Make a link by which people become members of a room (native)",
  response: inviteAnswer,
  isCreating: true,
  params,
  body: createInviteBody,
  refusals,
  handle: async ({ caller, params, body }) => ({
    invite: toInvite(await createRoomInvite(caller, params.id, fromInviteBody(body))),
  }),
});

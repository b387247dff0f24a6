import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import type { InviteId, RoomId } from "@/lib/domain/ids";
import { revokeRoomInvite } from "@/lib/domain/invites/revoke-invite";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const DELETE = endpoint({
  summary: "Stop an invite (native)",
  response: deletedAnswer,
  params: z.object({ id: pathId<RoomId>(), inviteId: pathId<InviteId>() }),
  refusals: {
    not_member: [404, "Chat not found"],
    private_room: [403, "Can't invite to private room"],
    not_admin: [403, "Forbidden"],
    invite_not_found: [404, "Not found"],
  },
  handle: async ({ caller, params }) => {
    await revokeRoomInvite(caller, params.id, params.inviteId);
    return { deleted: true };
  },
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { inviteWorkspaceKeyBody } from "@/lib/dialects/spika/schemas/workspace-key";
import { asId, type RoomId, type WorkspaceKeyId } from "@/lib/domain/ids";
import { inviteWorkspaceKey } from "@/lib/domain/workspace-keys/invite-workspace-key";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Invite a workspace key's bot to a room that the caller is in (native)",
  response: roomAnswer,
  params: z.object({ id: pathId<WorkspaceKeyId>() }),
  body: inviteWorkspaceKeyBody,
  refusals: {
    not_workspace_admin: [403, "Forbidden"],
    key_not_found: [404, "Not found"],
    not_member: [404, "Not found"],
  },
  handle: async ({ caller, params, body }) => ({
    room: toRoom(await inviteWorkspaceKey(caller, params.id, asId<RoomId>(body.roomId)), caller.userId),
  }),
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { requireGivenId } from "@/lib/dialects/spika/given-id";
import { toRoom } from "@/lib/dialects/spika/room";
import { givenId } from "@/lib/dialects/spika/schemas/fields";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import type { RoomId } from "@/lib/domain/ids";
import { changeMemberSettings, type MemberSettings } from "@/lib/domain/members/change-settings";

/** The four calls mute, unmute, pin and unpin (contract 2.4.8 - 2.4.11); what they are sent is not looked at. */
export function memberSettingsEndpoint(summary: string, settings: MemberSettings) {
  return endpoint({
    summary,
    response: roomAnswer,
    params: z.object({ id: givenId<RoomId>() }),
    refusals: { id_missing: [400, "id is required"], not_member: [404, "Chat not found"] },
    handle: async ({ caller, params }) => {
      const roomId = requireGivenId(params.id);
      return { room: toRoom(await changeMemberSettings(caller, roomId, settings), caller.userId) };
    },
  });
}

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { acceptInvite } from "@/lib/domain/invites/accept-invite";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Become a member of the room that an invite leads to (native)",
  response: roomAnswer,
  params: z.object({ code: z.string() }),
  refusals: { not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => ({
    room: toRoom(await acceptInvite(caller, params.code), caller.userId),
  }),
});

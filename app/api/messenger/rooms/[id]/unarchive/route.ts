import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import type { RoomId } from "@/lib/domain/ids";
import { archiveRoom } from "@/lib/domain/rooms/archive-room";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Bring an archived room back (native)",
  params: z.object({ id: pathId<RoomId>() }),
  response: roomAnswer,
  refusals: {
    room_not_found: [404, "Not found"],
    private_room: [403, "Can't archive private room"],
    not_admin: [403, "Forbidden"],
  },
  handle: async ({ caller, params }) => ({
    room: toRoom(await archiveRoom(caller, params.id, false), caller.userId),
  }),
});

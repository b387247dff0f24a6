import { z } from "zod";
import { authenticate, openEndpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { asUserIds } from "@/lib/dialects/spika/room-change";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { leaveRoomBody } from "@/lib/dialects/spika/schemas/room";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import type { RoomId } from "@/lib/domain/ids";
import { leaveRoom } from "@/lib/domain/rooms/leave-room";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

// The one call that looks at the body before it asks who is calling (contract 1.7).
export const POST = openEndpoint({
  summary: "Leave a room (2.4.7)",
  isOpen: false,
  response: roomAnswer,
  params: z.object({ id: pathId<RoomId>() }),
  body: leaveRoomBody,
  refusals: {
    not_member: [404, "Not found"],
    private_room: [403, "Can't leave private room"],
    no_successor: [400, "New admin(s) must be defined"],
  },
  handle: async ({ params, body, ...info }) => {
    const actor = await authenticate(info);
    const room = await leaveRoom(actor, params.id, asUserIds(body.adminUserIds));
    return { room: toRoom(room, actor.userId) };
  },
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import type { RoomId } from "@/lib/domain/ids";
import { joinRoom } from "@/lib/domain/rooms/join-room";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Become a member of a public room (native)",
  response: roomAnswer,
  params: z.object({ id: pathId<RoomId>() }),
  refusals: { not_member: [404, "Chat not found"] },
  handle: async ({ caller, params }) => ({ room: toRoom(await joinRoom(caller, params.id), caller.userId) }),
});

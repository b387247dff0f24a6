import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import type { UserId } from "@/lib/domain/ids";
import { getPrivateRoom } from "@/lib/domain/rooms/get-private-room";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The private room that the caller shares with a user (2.4.3)",
  response: roomAnswer,
  params: z.object({ userId: pathId<UserId>() }),
  refusals: { not_member: [404, "Chat not found"] },
  handle: async ({ caller, params }) => ({
    room: toRoom(await getPrivateRoom(caller, params.userId), caller.userId),
  }),
});

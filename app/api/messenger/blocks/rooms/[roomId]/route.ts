import { z } from "zod";
import { toBlock } from "@/lib/dialects/spika/block";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { blockOrNoneAnswer } from "@/lib/dialects/spika/schemas/block";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { findBlockInRoom } from "@/lib/domain/blocks/find-block-in-room";
import type { RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Your block of the other one in a private room, or null (2.14)",
  params: z.object({ roomId: pathId<RoomId>() }),
  response: blockOrNoneAnswer,
  handle: async ({ caller, params }) => {
    const block = await findBlockInRoom(caller, params.roomId);
    return { block: block && toBlock(block) };
  },
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import type { RoomId } from "@/lib/domain/ids";
import { findOldestDate } from "@/lib/domain/messages/find-by-date";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const found = z.object({ messageDate: z.iso.datetime().nullable() });

export const GET = endpoint({
  summary: "Tell when a room's oldest message was sent (2.5.12)",
  params: z.object({ roomId: pathId<RoomId>() }),
  response: found,
  topLevel: found,
  refusals: { not_member: [404, "No room found"] },
  handle: async ({ caller, params }) => {
    const date = await findOldestDate(caller, params.roomId);
    return unionAnswer({ messageDate: date?.toISOString() ?? null });
  },
});

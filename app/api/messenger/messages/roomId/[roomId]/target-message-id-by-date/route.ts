import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { dateQuery } from "@/lib/dialects/spika/schemas/message";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import type { RoomId } from "@/lib/domain/ids";
import { findByDate } from "@/lib/domain/messages/find-by-date";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const found = z.object({ targetMessageId: z.int().nullable() });

export const GET = endpoint({
  summary: "Find a room's first message at or after a date (2.5.14)",
  params: z.object({ roomId: pathId<RoomId>() }),
  query: dateQuery,
  response: found,
  topLevel: found,
  refusals: { invalid_query: [400, "Invalid date"], not_member: [404, "No room found"] },
  handle: async ({ caller, params, query }) =>
    unionAnswer({ targetMessageId: await findByDate(caller, params.roomId, query.date) }),
});

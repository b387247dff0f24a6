import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { roomSchema } from "@/lib/dialects/spika/schemas/room";
import { syncAnswerSchema, syncQuery, syncSince } from "@/lib/dialects/spika/schemas/sync";
import { syncAnswer, syncRefusals } from "@/lib/dialects/spika/sync-answer";
import { CHANGED_ROOMS, listChangedRooms } from "@/lib/domain/sync/list-changed-rooms";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The caller's rooms that changed after a moment (2.4.13, 9.2)",
  params: z.object({ lastUpdate: syncSince }),
  query: syncQuery,
  response: syncAnswerSchema("rooms", roomSchema),
  refusals: syncRefusals("lastUpdate"),
  handle: async ({ caller, params, query: { page } }) => {
    const { rows, count } = await listChangedRooms(caller, { since: params.lastUpdate, page });
    const rooms = rows.map((room) => toRoom(room, caller.userId));
    return syncAnswer("rooms", rooms, { page, limit: CHANGED_ROOMS.limit, count });
  },
});

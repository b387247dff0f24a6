import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { cursor, keyword } from "@/lib/dialects/spika/schemas/fields";
import { groupsPage } from "@/lib/dialects/spika/schemas/room-answers";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import { GROUPS_PAGE, listGroups } from "@/lib/domain/rooms/list-rooms";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the caller's groups by name (2.4.14)",
  response: groupsPage,
  topLevel: groupsPage,
  query: z.object({ keyword, cursor }),
  handle: async ({ caller, query }) => {
    const { rooms, count, nextCursor } = await listGroups(caller, query);
    const groupMessageRoomList = rooms.map((room) => toRoom(room, caller.userId));
    return unionAnswer({ groupMessageRoomList, count, limit: GROUPS_PAGE, nextCursor });
  },
});

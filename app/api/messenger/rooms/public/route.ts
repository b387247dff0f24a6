import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toPublicRoom } from "@/lib/dialects/spika/room-list";
import { cursor, keyword } from "@/lib/dialects/spika/schemas/fields";
import { publicRoomsPage } from "@/lib/dialects/spika/schemas/room-answers";
import { listPublicRooms, PUBLIC_ROOMS_PAGE } from "@/lib/domain/rooms/list-public-rooms";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the public rooms by name (native)",
  response: publicRoomsPage,
  query: z.object({ keyword, cursor }),
  handle: async ({ caller, query }) => {
    const { rooms, count, nextCursor } = await listPublicRooms(caller, query);
    return { list: rooms.map(toPublicRoom), count, limit: PUBLIC_ROOMS_PAGE, nextCursor };
  },
});

import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toRoom } from "@/lib/dialects/spika/room";
import { fromCreateBody } from "@/lib/dialects/spika/room-change";
import { page } from "@/lib/dialects/spika/schemas/common";
import { keyword } from "@/lib/dialects/spika/schemas/fields";
import { createRoomBody } from "@/lib/dialects/spika/schemas/room";
import { roomAnswer, roomsPage } from "@/lib/dialects/spika/schemas/room-answers";
import { createRoom } from "@/lib/domain/rooms/create-room";
import { listRooms, ROOMS_PAGE } from "@/lib/domain/rooms/list-rooms";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the caller's rooms, the eldest first (2.4.1)",
  response: roomsPage,
  query: z.object({ page, keyword }),
  handle: async ({ caller, query }) => {
    const { rooms, count } = await listRooms(caller, query);
    return { list: rooms.map((room) => toRoom(room, caller.userId)), count, limit: ROOMS_PAGE };
  },
});

export const POST = endpoint({
  summary: "Make a room (2.4.2)",
  response: roomAnswer,
  isCreating: true,
  body: createRoomBody,
  handle: async ({ caller, body }) => ({
    room: toRoom(await createRoom(caller, fromCreateBody(body)), caller.userId),
  }),
});

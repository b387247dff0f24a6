import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { requireGivenId } from "@/lib/dialects/spika/given-id";
import { toRoom } from "@/lib/dialects/spika/room";
import { fromUpdateBody } from "@/lib/dialects/spika/room-change";
import { givenId } from "@/lib/dialects/spika/schemas/fields";
import { roomSchema, updateRoomBody } from "@/lib/dialects/spika/schemas/room";
import { roomAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import type { RoomId } from "@/lib/domain/ids";
import { deleteRoom } from "@/lib/domain/rooms/delete-room";
import { getRoom } from "@/lib/domain/rooms/get-room";
import { updateRoom } from "@/lib/domain/rooms/update-room";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: givenId<RoomId>() });

export const GET = endpoint({
  summary: "One of the caller's rooms (2.4.4)",
  response: roomAnswer,
  topLevel: roomSchema,
  params,
  refusals: { not_member: [404, "Chat not found"] },
  handle: async ({ caller, params }) => {
    const room = toRoom(await getRoom(caller, params.id), caller.userId);
    return unionAnswer({ room }, room);
  },
});

export const PUT = endpoint({
  summary: "Change a room, its members and its admins (2.4.5)",
  response: roomAnswer,
  params,
  body: updateRoomBody,
  refusals: {
    id_missing: [404, "Room id parameter is required."],
    room_not_found: [404, "Not found"],
    private_room: [403, "Can't update private room"],
    not_admin: [403, "Forbidden"],
  },
  handle: async ({ caller, params, body }) => {
    const roomId = requireGivenId(params.id);
    return { room: toRoom(await updateRoom(caller, roomId, fromUpdateBody(body)), caller.userId) };
  },
});

export const DELETE = endpoint({
  summary: "Delete a room (2.4.6)",
  response: roomAnswer,
  params,
  refusals: {
    room_not_found: [404, "Not found"],
    private_room: [403, "Can't delete private room"],
    not_admin: [403, "Forbidden"],
  },
  handle: async ({ caller, params }) => ({
    room: toRoom(await deleteRoom(caller, params.id), caller.userId),
  }),
});

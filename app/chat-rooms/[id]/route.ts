import { z } from "zod";
import { endpoint } from "@/lib/dialects/chat-messages/endpoint";
import { fromRoomBody, toChatRoom } from "@/lib/dialects/chat-messages/room";
import { chatRoom, pathId, updateRoomBody } from "@/lib/dialects/chat-messages/schemas";
import type { RoomId } from "@/lib/domain/ids";
import { updateDescribedRoom } from "@/lib/domain/rooms/describe-room";
import { getDescribedRoom } from "@/lib/domain/rooms/list-described-rooms";

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
  OPTIONS,
} from "@/lib/dialects/chat-messages/endpoint";

const params = z.object({ id: pathId });
const refusals = { not_member: [404, "Room not found"], room_not_found: [404, "Room not found"] } as const;

export const GET = endpoint({
  summary: "One room (chat-messages)",
  mediaType: "application/json",
  response: chatRoom,
  params,
  refusals,
  handle: async ({ caller: { actor }, params }) =>
    toChatRoom(await getDescribedRoom(actor, params.id as RoomId)), // a brand is only a name
});

export const PATCH = endpoint({
  summary: "Change a room, for its admins (chat-messages)",
  mediaType: "application/json",
  response: chatRoom,
  params,
  body: updateRoomBody,
  refusals,
  handle: async ({ caller: { actor }, params, body }) =>
    toChatRoom(await updateDescribedRoom(actor, params.id as RoomId, fromRoomBody(body))), // as above
});

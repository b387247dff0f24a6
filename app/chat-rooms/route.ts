import { z } from "zod";
import { endpoint } from "@/lib/dialects/chat-messages/endpoint";
import { fromRoomBody, toChatRoom } from "@/lib/dialects/chat-messages/room";
import { chatRoom, createRoomBody, roomsQuery } from "@/lib/dialects/chat-messages/schemas";
import { createDescribedRoom } from "@/lib/domain/rooms/describe-room";
import { listDescribedRooms } from "@/lib/domain/rooms/list-described-rooms";

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
  OPTIONS,
} from "@/lib/dialects/chat-messages/endpoint";

export const GET = endpoint({
  summary: "List the caller's rooms, newest first (chat-messages)",
  mediaType: "application/json",
  response: z.array(chatRoom),
  query: roomsQuery,
  handle: async ({ caller: { actor }, query }) =>
    (await listDescribedRooms(actor, { skip: query.$skip, limit: query.$limit })).map(toChatRoom),
});

export const POST = endpoint({
  summary: "Create a private group with the caller as its admin (chat-messages)",
  mediaType: "application/json",
  response: chatRoom,
  body: createRoomBody,
  isCreating: true,
  handle: async ({ caller: { actor }, body }) =>
    toChatRoom(await createDescribedRoom(actor, fromRoomBody(body))),
});

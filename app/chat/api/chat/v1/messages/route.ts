import { z } from "zod";
import { endpoint, methodNotAllowed } from "@/lib/dialects/chapi/endpoint";
import { toMessage } from "@/lib/dialects/chapi/message";
import { chapiMessage, listQuery, postBody } from "@/lib/dialects/chapi/schemas";
import { speak } from "@/lib/dialects/chapi/speak";
import { listSpoken } from "@/lib/domain/messages/list-spoken";
import { findKeyRoom } from "@/lib/domain/workspace-keys/key-room";

export { OPTIONS } from "@/lib/dialects/chapi/endpoint";

const refuseMethod = methodNotAllowed("GET, POST");

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as PUT };

const refusals = {
  room_missing: [400, "room is required: only test keys have a room of their own"],
  room_private: [403, "The key was not invited to this private room"],
  room_not_found: [404, "There is no such room"],
} as const;

export const GET = endpoint({
  summary: "Messages of a room, newest first (Chapi)",
  response: z.array(chapiMessage),
  mediaType: "application/json",
  query: listQuery,
  refusals,
  handle: async ({ caller, query }) => {
    const room = await findKeyRoom(caller, query.room);
    const messages = await listSpoken(room, { before: query.ts, limit: query.pageSize });
    return messages.map(toMessage);
  },
});

export const POST = endpoint({
  summary: "Say something in a room, which is made where there is none of that name (Chapi)",
  response: chapiMessage,
  mediaType: "application/json",
  body: postBody,
  isCreating: true,
  hasDryRun: true,
  refusals: {
    ...refusals,
    text_missing: [400, "messageRaw is missing or empty"],
    text_too_long: [400, "messageRaw is over the limit of 16384 characters"],
    nul_character: [400, "messageRaw must not contain the character U+0000"],
    room_blocked: [403, "The room is blocked"],
    room_deleted: [403, "The room is deleted"],
    room_archived: [403, "The room is archived"],
    not_member: [403, "The key was not invited to this private room"],
  },
  handle: speak,
});

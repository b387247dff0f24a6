import { z } from "zod";
import { endpoint, methodNotAllowed } from "@/lib/dialects/messaging/endpoint";
import { toPostedMessage } from "@/lib/dialects/messaging/message";
import { postBody, postedMessage } from "@/lib/dialects/messaging/schemas";
import { asId, type RoomId } from "@/lib/domain/ids";
import { postByKey } from "@/lib/domain/messages/post-by-key";

export { OPTIONS } from "@/lib/dialects/messaging/endpoint";
export {
  methodNotAllowed as DELETE,
  methodNotAllowed as GET,
  methodNotAllowed as PATCH,
  methodNotAllowed as PUT,
};

export const POST = endpoint({
  summary: "Post a text into the key's room",
  response: z.object({ message: postedMessage }),
  body: postBody,
  isCreating: true,
  refusals: {
    unknown_key: [401, "Invalid access token"],
    wrong_room: [400, "roomId is not the room that this key belongs to"],
    not_member: [400, "roomId is not the room that this key belongs to"],
    room_deleted: [403, "Room is deleted"],
    text_missing: [400, "body.text is missing or empty"],
  },
  handle: async ({ caller, body, onceId, call }) => {
    const localId = body.localId ?? null;
    const message = await postByKey(caller.keyHash, {
      roomId: asId<RoomId>(body.roomId),
      body: body.body,
      localId: localId === null ? onceId : String(localId),
    });
    call.messageId = message.id;
    return { message: toPostedMessage(message, localId) };
  },
});

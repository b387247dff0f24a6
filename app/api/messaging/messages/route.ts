import { z } from "zod";
import { withoutNumbers } from "@/lib/dialects/dry-run";
import { endpoint, methodNotAllowed } from "@/lib/dialects/messaging/endpoint";
import { toPostedMessage } from "@/lib/dialects/messaging/message";
import { postBody, postedMessage } from "@/lib/dialects/messaging/schemas";
import { asId, type RoomId } from "@/lib/domain/ids";
import { postByKey, previewByKey } from "@/lib/domain/messages/post-by-key";

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
  hasDryRun: true,
  refusals: {
    unknown_key: [401, "Invalid access token"],
    wrong_room: [400, "roomId is not the room that this key belongs to"],
    not_member: [400, "roomId is not the room that this key belongs to"],
    room_deleted: [403, "Room is deleted"],
    room_archived: [403, "Room is archived"],
    text_missing: [400, "body.text is missing or empty"],
  },
  handle: async ({ caller, body, onceId, isDryRun, call }) => {
    const localId = body.localId ?? null;
    const post = isDryRun ? previewByKey : postByKey;
    const message = await post(caller.keyHash, {
      roomId: asId<RoomId>(body.roomId),
      body: body.body,
      localId: localId === null ? onceId : String(localId),
    });
    call.messageId = message.id || undefined;
    return { message: withoutNumbers(toPostedMessage(message, localId)) };
  },
});

import { randomUUID } from "node:crypto";
import { noteKeyUse } from "@/lib/domain/api-keys/note-key-use";
import type { RoomId } from "@/lib/domain/ids";
import { requireText, storableBody, storableText } from "@/lib/domain/messages/body";
import { storePost } from "@/lib/domain/messages/message-writer";
import { refusal } from "@/lib/domain/messages/send-message";
import type { Message, MessageBody } from "@/lib/domain/messages/types";

/**
 * Posts a text with a room's key, as the key's bot. The key is looked up by the
 * statement that stores the message: a key that was rotated or deleted stops at once.
 *
 * @throws DomainError `forbidden`/"unknown_key", "room_deleted"; `invalid`/"wrong_room",
 *   "text_missing", "text_too_long"
 * @see contract: Messaging API, "Posting"
 */
export async function postByKey(
  keyHash: Buffer,
  input: { roomId: RoomId; body: MessageBody; localId?: string },
): Promise<Message> {
  requireText(input.body.text);
  const outcome = await storePost({
    roomId: input.roomId,
    sender: { keyHash },
    type: "text",
    body: storableBody(input.body),
    localId: storableText(input.localId ?? randomUUID(), "localId"),
    replyToId: null,
    threadRootId: null,
    alsoInRoom: false,
    isForwarded: false,
    hasLink: false,
    source: "messaging",
  });
  if (!outcome.ok) throw refusal(outcome.reason);
  if (outcome.apiKeyId) noteKeyUse(outcome.apiKeyId);
  return outcome.message;
}

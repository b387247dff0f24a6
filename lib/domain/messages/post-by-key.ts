import { randomUUID } from "node:crypto";
import { noteKeyUse } from "@/lib/domain/api-keys/note-key-use";
import type { RoomId } from "@/lib/domain/ids";
import { requireText, storableBody, storableText } from "@/lib/domain/messages/body";
import { hasLink } from "@/lib/domain/messages/has-link";
import { storePost } from "@/lib/domain/messages/message-writer";
import { previewPost } from "@/lib/domain/messages/preview-post";
import { refusal } from "@/lib/domain/messages/send-message";
import type { Message, MessageBody, Post } from "@/lib/domain/messages/types";

/**
 * Posts a text with a room's key, as the key's bot. The key is looked up by the
 * statement that stores the message: a key that was rotated or deleted stops at once.
 *
 * @throws DomainError `forbidden`/"unknown_key", "room_deleted", "room_archived"; `invalid`/"wrong_room",
 *   "text_missing", "text_too_long"
 * @see contract: Messaging API, "Posting"
 */
export async function postByKey(keyHash: Buffer, input: KeyPost): Promise<Message> {
  const outcome = await storePost(composed(keyHash, input));
  if (!outcome.ok) throw refusal(outcome.reason);
  if (outcome.apiKeyId) noteKeyUse(outcome.apiKeyId);
  return outcome.message;
}

/**
 * What `postByKey` would store, which refuses as it would. Nothing is stored. Its `id`
 * and `seq` are 0, unless the `localId` is known: then it is the first message.
 */
export async function previewByKey(keyHash: Buffer, input: KeyPost): Promise<Message> {
  const outcome = await previewPost(composed(keyHash, input));
  if (!outcome.ok) throw refusal(outcome.reason);
  return outcome.message;
}

type KeyPost = { roomId: RoomId; body: MessageBody; localId?: string };

function composed(keyHash: Buffer, { roomId, body, localId }: KeyPost): Post {
  requireText(body.text);
  return {
    roomId,
    sender: { keyHash },
    type: "text",
    body: storableBody(body),
    localId: storableText(localId ?? randomUUID(), "localId"),
    replyToId: null,
    threadRootId: null,
    alsoInRoom: false,
    isForwarded: false,
    hasLink: hasLink(body.text),
    source: "messaging",
  };
}

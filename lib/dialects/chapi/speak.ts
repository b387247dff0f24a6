import type { z } from "zod";
import { toAuthor, toMessage } from "@/lib/dialects/chapi/message";
import type { PostedMessage, postBody } from "@/lib/dialects/chapi/schemas";
import type { NotedCall } from "@/lib/dialects/endpoint";
import { requireText, storableBody } from "@/lib/domain/messages/body";
import { hasLink } from "@/lib/domain/messages/has-link";
import { loadSpoken } from "@/lib/domain/messages/list-spoken";
import { sendMessage } from "@/lib/domain/messages/send-message";
import { getUser } from "@/lib/domain/users/get-user";
import { findRoomToSpeak, openKeyRoom } from "@/lib/domain/workspace-keys/key-room";
import type { KeyHolder } from "@/lib/domain/workspace-keys/types";

type Input = {
  caller: KeyHolder;
  body: z.output<typeof postBody>;
  onceId: string | undefined;
  isDryRun: boolean;
  call: NotedCall;
};

/**
 * Says a text in the room that the key means. The text is looked at first: what cannot
 * be said makes no room.
 */
export async function speak({ caller, body, onceId, isDryRun, call }: Input): Promise<PostedMessage> {
  const message = storableBody({ text: requireText(body.messageRaw) });
  if (isDryRun) {
    await findRoomToSpeak(caller, body.room);
    return wouldSay(caller, String(message.text));
  }
  const room = await openKeyRoom(caller, body.room);
  const post = {
    roomId: room.id,
    type: "text",
    body: message,
    localId: onceId,
    hasLink: hasLink(body.messageRaw),
  };
  const { id } = await sendMessage(caller.actor, post, "chapi");
  call.messageId = id;
  return toMessage(await loadSpoken(id));
}

async function wouldSay({ actor }: KeyHolder, text: string): Promise<PostedMessage> {
  const { id, displayName, emailAddress, avatarFileId } = await getUser(actor, actor.userId);
  const author = { id, name: displayName, emailAddress, avatarFileId };
  return { authorUser: toAuthor(author), parsed: text, id: null, timestamp: null };
}

import type { z } from "zod";
import { toAuthor, toMessage } from "@/lib/dialects/chapi/message";
import type { ChapiMessage, postBody } from "@/lib/dialects/chapi/schemas";
import type { NotedCall } from "@/lib/dialects/endpoint";
import type { RoomId } from "@/lib/domain/ids";
import { requireText, storableBody } from "@/lib/domain/messages/body";
import { hasLink } from "@/lib/domain/messages/has-link";
import { loadSpoken } from "@/lib/domain/messages/list-spoken";
import { previewMessage, sendMessage } from "@/lib/domain/messages/send-message";
import type { NewMessage } from "@/lib/domain/messages/types";
import { getMe } from "@/lib/domain/users/get-user";
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
export async function speak(input: Input): Promise<Partial<ChapiMessage>> {
  const { caller, body, call, isDryRun } = input;
  const words = storableBody({ text: requireText(body.messageRaw) });
  const post = (roomId: RoomId): NewMessage => {
    return { roomId, type: "text", body: words, localId: input.onceId, hasLink: hasLink(words.text) };
  };
  if (isDryRun) {
    const room = await findRoomToSpeak(caller, body.room);
    if (room?.isMember) await previewMessage(caller.actor, post(room.id), "chapi");
    return wouldSay(caller, String(words.text));
  }
  const room = await openKeyRoom(caller, body.room);
  const { id } = await sendMessage(caller.actor, post(room.id), "chapi");
  call.messageId = id;
  return toMessage(await loadSpoken(id));
}

/** Only storing gives a message its id and time. */
async function wouldSay({ actor }: KeyHolder, text: string): Promise<Partial<ChapiMessage>> {
  const { id, displayName, emailAddress, avatarFileId } = await getMe(actor);
  return { authorUser: toAuthor({ id, name: displayName, emailAddress, avatarFileId }), parsed: text };
}

import type { QueryClient } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { patchReaction } from "@/lib/client/message-pages";
import { editMessages } from "@/lib/client/queries/messages";
import { baseEmoji, reactionOf } from "@/lib/client/reaction-groups";
import type { WireMessage, WireMessageRecord } from "@/lib/dialects/spika/schemas/message";

type Known = WireMessageRecord | undefined;

/** Requests under way by message: a second press waits for the first one's answer. */
const underWay = new Map<number, Promise<Known>>();

/**
 * Puts my reaction on a message, replaces it, or takes it back when it is this one already.
 * Shown at once; if the server refuses, what was there comes back.
 *
 * @throws ApiError
 */
export async function toggleReaction(
  client: QueryClient,
  message: WireMessage,
  emoji: string,
  myId: number,
): Promise<void> {
  const { id: messageId, roomId } = message;
  const before = reactionOf(message.messageRecords, myId);
  const isTakenBack = before?.isDeleted === false && baseEmoji(before.reaction ?? "") === baseEmoji(emoji);
  const guess = aGuess(message, myId, before, isTakenBack ? null : emoji);
  editMessages(client, roomId, (data) => patchReaction(data, guess, { isCertain: true }));

  const answer = (underWay.get(messageId) ?? Promise.resolve(before))
    .catch(() => before)
    .then((known) => (isTakenBack ? takeBack(known) : put(messageId, emoji)));
  underWay.set(messageId, answer);
  const isLatest = () => underWay.get(messageId) === answer;
  try {
    const record = await answer;
    if (record && isLatest()) editMessages(client, roomId, (data) => patchReaction(data, record));
  } catch (error) {
    const undone = before ?? { ...guess, isDeleted: true };
    if (isLatest()) editMessages(client, roomId, (data) => patchReaction(data, undone, { isCertain: true }));
    throw error;
  } finally {
    if (isLatest()) underWay.delete(messageId);
  }
}

/** As old as what it replaces: whatever the server says afterwards is newer. */
function aGuess(
  message: WireMessage,
  userId: number,
  before: Known,
  emoji: string | null,
): WireMessageRecord {
  return {
    id: before?.id ?? 0,
    type: "reaction",
    messageId: message.id,
    userId,
    reaction: emoji,
    roomId: message.roomId,
    createdAt: before?.createdAt ?? 0,
    isDeleted: emoji === null,
    modifiedAt: before?.modifiedAt ?? 0,
  };
}

async function put(messageId: number, reaction: string): Promise<Known> {
  const answer = await api.post<{ messageRecord: WireMessageRecord }>("/message-records", {
    messageId,
    reaction,
    type: "reaction",
  });
  return answer.messageRecord;
}

async function takeBack(known: Known): Promise<Known> {
  if (!known?.id) return known;
  const answer = await api.delete<{ messageRecord: WireMessageRecord }>(`/message-records/${known.id}`);
  return answer.messageRecord;
}

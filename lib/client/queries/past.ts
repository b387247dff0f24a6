import { notifyManager, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { messageKeys } from "@/lib/client/keys";
import {
  type AroundPage,
  fromAround,
  join,
  type MessagePage,
  mergeLater,
  mergeMissed,
  type RoomMessages,
} from "@/lib/client/message-pages";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** Where somebody wants to go in a room. */
export type Place =
  | { messageId: number }
  /** `isLine`: to the line "New" above it. */
  | { seq: number; isLine?: boolean }
  /** To the first message at or after it, in milliseconds since 1970. */
  | { date: number };

/**
 * The stretch of a room's past that is shown instead of its end; null where none is. After
 * a gap in the live events it is read again, for what was changed in it.
 */
export const pastQuery = (client: QueryClient, roomId: number) =>
  queryOptions({
    queryKey: messageKeys.past(roomId),
    queryFn: async ({ signal }) => {
      const shown = readPast(client, roomId);
      for (let from = (shown?.oldestSeq ?? 1) - 1; shown && from < shown.lastSeq; ) {
        const page = await fetchAfter(roomId, from, signal);
        editPast(client, roomId, (now) => mergeMissed(now, page));
        from = page.hasMore ? (page.list.at(-1)?.seq ?? shown.lastSeq) : shown.lastSeq;
      }
      return readPast(client, roomId);
    },
    enabled: readPast(client, roomId) !== null,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

export function readPast(client: QueryClient, roomId: number): RoomMessages | null {
  return client.getQueryData<RoomMessages | null>(messageKeys.past(roomId)) ?? null;
}

/**
 * Shows what was said around a place, by one call however far back it is.
 *
 * @returns where the place is, and the message if one was asked for
 * @throws ApiError
 */
export async function openPast(
  client: QueryClient,
  roomId: number,
  place: Place,
): Promise<{ seq: number; message?: WireMessage }> {
  const page = await api.get<AroundPage>(`/messages/roomId/${roomId}`, queryOf(place));
  show(client, roomId, fromAround(page));
  const isAsked = ({ id }: WireMessage) => "messageId" in place && id === place.messageId;
  return { seq: page.targetSeq, message: page.list.find(isAsked) };
}

/** Loads what comes after the stretch, until it reaches what is loaded of the room's end. */
export async function loadLater(client: QueryClient, roomId: number): Promise<void> {
  const shown = readPast(client, roomId);
  if (!shown) return;
  const page = await fetchAfter(roomId, shown.lastSeq);
  const now = readPast(client, roomId);
  if (now?.lastSeq === shown.lastSeq) show(client, roomId, mergeLater(now, page));
}

/** Back to the room's end. */
export function closePast(client: QueryClient, roomId: number): void {
  if (readPast(client, roomId)) client.setQueryData(messageKeys.past(roomId), null);
}

/** A stretch that reaches what is loaded of the room's end becomes part of it. */
function show(client: QueryClient, roomId: number, stretch: RoomMessages): void {
  const room = client.getQueryData<RoomMessages>(messageKeys.room(roomId));
  const joined = room && join(room, stretch);
  notifyManager.batch(() => {
    if (joined) client.setQueryData(messageKeys.room(roomId), joined);
    client.setQueryData(messageKeys.past(roomId), joined ? null : stretch);
  });
}

function editPast(client: QueryClient, roomId: number, edit: (data: RoomMessages) => RoomMessages): void {
  client.setQueryData<RoomMessages | null>(messageKeys.past(roomId), (data) => data && edit(data));
}

function queryOf(place: Place) {
  if ("messageId" in place) return { aroundMessageId: place.messageId };
  return "seq" in place ? { aroundSeq: place.seq } : { aroundDate: place.date };
}

function fetchAfter(roomId: number, afterSeq: number, signal?: AbortSignal): Promise<MessagePage> {
  return api.get<MessagePage>(`/messages/roomId/${roomId}`, { afterSeq }, signal);
}

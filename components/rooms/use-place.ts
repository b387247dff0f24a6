"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Landing } from "@/components/messages/use-landing";
import { showToast } from "@/components/ui/toasts";
import { useHandler } from "@/components/ui/use-handler";
import { ApiError } from "@/lib/client/api";
import type { RoomMessages } from "@/lib/client/message-pages";
import { openThread } from "@/lib/client/navigation";
import { messagesQuery, readMessages } from "@/lib/client/queries/messages";
import { closePast, openPast, type Place, pastQuery, readPast } from "@/lib/client/queries/past";

/** Which part of the room is shown, its end or a stretch of its past, and how to get elsewhere. */
export function usePlace(roomId: number) {
  const t = useTranslations("replies");
  const client = useQueryClient();
  const room = useQuery(messagesQuery(client, roomId));
  const { data: past } = useQuery(pastQuery(client, roomId));
  const [landing, setLanding] = useState<(Landing & { roomId: number }) | null>(null);

  const here = useRef(roomId);
  here.current = roomId;

  // Whoever comes back comes to the end.
  useEffect(
    () => () => {
      closePast(client, roomId);
      setLanding(null);
    },
    [client, roomId],
  );

  // The same functions for every room: the rows of those that are kept hold them.
  const goTo = useHandler(async (place: Place) => {
    const isLine = "seq" in place && place.isLine;
    const loadedSeq = findLoaded(readPast(client, roomId) ?? readMessages(client, roomId), place);
    if (loadedSeq !== null) return setLanding({ roomId, seq: loadedSeq, isLine });
    try {
      const { seq, message } = await openPast(client, roomId, place);
      if (here.current !== roomId) return closePast(client, roomId);
      if (message?.threadRootId && !message.alsoInRoom) openThread(roomId, message.threadRootId);
      else setLanding({ roomId, seq, isLine });
    } catch (error) {
      showToast(t(error instanceof ApiError && !error.isPassing ? "gone" : "unreachable"));
    }
  });
  const toMessage = useHandler((messageId: number) => void goTo({ messageId }));

  return {
    room,
    /** What the list shows. */
    shown: room.data && (past ?? room.data),
    landing: landing?.roomId === roomId ? landing : null,
    goTo,
    toMessage,
    toLatest: useCallback(() => closePast(client, roomId), [client, roomId]),
  };
}

/** The seq of a place that is loaded already; null where it has to be fetched. */
function findLoaded(data: RoomMessages | undefined, place: Place): number | null {
  if (!data) return null;
  if ("messageId" in place) return data.list.find(({ id }) => id === place.messageId)?.seq ?? null;
  if ("seq" in place) return place.seq >= data.oldestSeq && place.seq <= data.lastSeq ? place.seq : null;
  const first = data.list[0];
  const found = data.list.find(({ createdAt }) => createdAt >= place.date);
  return found && (found !== first || !data.hasEarlier) ? found.seq : null;
}

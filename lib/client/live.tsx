"use client";

import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { createEventReader, type LiveContext, type LiveEvent } from "@/lib/client/apply-event";
import { readLive, setLive } from "@/lib/client/connection";
import { draftKeys, meKeys, messageKeys, noteKeys, roomKeys, threadKeys } from "@/lib/client/keys";
import { LiveConnection } from "@/lib/client/live-connection";
import { paced } from "@/lib/client/paced";
import { useRoomList } from "@/lib/client/queries/rooms";
import type { RoomList } from "@/lib/client/room-list";

type Props = Omit<LiveContext, "client"> & {
  /** Whatever waits to be sent may try again now. */
  onReachable: () => void;
};

const LONG_AWAY_MS = 60_000;
const SETTLE_MS = 150;
const SPREAD_MS = 2_000;
/** While no events come, the page asks by itself. */
const POLL_MS = 15_000;

function idsOf(rooms: RoomList): string {
  return rooms
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join();
}

/** Keeps the cache alive: events while connected, one catch-up after every gap. Renders nothing. */
export function Live({ myId, onMessage, onRoomGone, onReachable }: Props) {
  const client = useQueryClient();
  const roomIds = useRoomList(idsOf) ?? "";
  const connection = useRef<LiveConnection>(null);
  const wantedRooms = useRef<number[]>([]);
  wantedRooms.current = roomIds === "" ? [] : roomIds.split(",").map(Number);
  const handlers = useRef({ onMessage, onRoomGone, onReachable });
  handlers.current = { onMessage, onRoomGone, onReachable };

  useEffect(() => {
    connection.current?.setRooms(roomIds === "" ? [] : roomIds.split(",").map(Number));
  }, [roomIds]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let opening: ReturnType<typeof setTimeout> | undefined;
    let awaySince: number | null = null;
    let tickedAt = Date.now();
    let hasBeenLive = false;
    let isStopped = false;

    function catchUp() {
      handlers.current.onReachable();
      void client.invalidateQueries({ queryKey: roomKeys.list });
      void client.invalidateQueries({ queryKey: messageKeys.all });
      void client.invalidateQueries({ queryKey: threadKeys.list });
      void client.invalidateQueries({ queryKey: noteKeys.all });
      void client.invalidateQueries({ queryKey: draftKeys.list });
      void client.invalidateQueries({ queryKey: meKeys.me });
      void client.invalidateQueries({ queryKey: meKeys.preferences });
      void client.invalidateQueries({
        queryKey: roomKeys.all,
        predicate: ({ queryKey }) => queryKey[1] === "one",
      });
    }
    /** One for all rooms, however many subscriptions come back; spread over time after an outage. */
    function catchUpSoon() {
      clearTimeout(timer);
      timer = setTimeout(catchUp, SETTLE_MS + (hasBeenLive ? Math.random() * SPREAD_MS : 0));
      hasBeenLive = true;
    }
    function onLeave() {
      awaySince ??= Date.now();
    }
    function onReturn() {
      if (awaySince !== null && Date.now() - awaySince > LONG_AWAY_MS) onOnline();
      awaySince = null;
    }
    function onVisibility() {
      if (document.visibilityState === "hidden") onLeave();
      else onReturn();
    }
    function onOffline() {
      connection.current?.sleep();
    }
    function onOnline() {
      connection.current?.wake();
      catchUpSoon();
    }

    const readEvent = createEventReader({
      client,
      myId,
      onMessage: (message) => handlers.current.onMessage?.(message),
      onRoomGone: (roomId) => handlers.current.onRoomGone?.(roomId),
    });
    const events = paced<LiveEvent>((come) =>
      notifyManager.batch(() => {
        for (const event of come) {
          try {
            readEvent(event);
          } catch (error) {
            reportError(error); // and the others are taken all the same
          }
        }
      }),
    );
    async function open() {
      try {
        const opened = await LiveConnection.open({
          myId,
          onEvent: events.add,
          onSubscribed: catchUpSoon,
          onLiveChange: setLive,
        });
        if (isStopped) return opened.stop();
        connection.current = opened;
        opened.setRooms(wantedRooms.current);
      } catch {
        // Unreachable at this moment: the banner says so, and we try again.
        setLive(false);
        if (!isStopped) opening = setTimeout(open, POLL_MS / 3);
      }
    }
    // A tick later: what is unmounted at once (React's strict mode) opens nothing.
    opening = setTimeout(open, 0);
    const poll = setInterval(() => {
      // The clock has gone on without us: the computer has slept, and the socket may only seem alive.
      if (Date.now() - tickedAt > LONG_AWAY_MS) onOnline();
      tickedAt = Date.now();
      if (readLive() === false && document.visibilityState === "visible") catchUp();
    }, POLL_MS);
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("blur", onLeave);
    window.addEventListener("focus", onReturn);
    window.addEventListener("online", onOnline);
    window.addEventListener("offline", onOffline);
    return () => {
      isStopped = true;
      clearTimeout(timer);
      clearTimeout(opening);
      clearInterval(poll);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("blur", onLeave);
      window.removeEventListener("focus", onReturn);
      window.removeEventListener("online", onOnline);
      window.removeEventListener("offline", onOffline);
      connection.current?.stop();
      connection.current = null;
      events.stop();
    };
  }, [client, myId]);

  return null;
}

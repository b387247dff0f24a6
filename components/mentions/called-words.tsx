"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo } from "react";
import { Everybody, PersonChip, RoomChip } from "@/components/mentions/chips";
import { WordsAs } from "@/components/messages/words";
import { type Piece, splitCalls } from "@/lib/client/mentions/split-calls";
import { publicRoomsQuery, roomQuery, useRoomList } from "@/lib/client/queries/rooms";
import type { RoomList } from "@/lib/client/room-list";
import { EVERYBODY } from "@/lib/mentions/everybody";
import { findSigns, findSpans } from "@/lib/mentions/spans";

type Props = { text: string; roomId: number; mentions: number[] | undefined; children: ReactNode };

/** A text in which the people and rooms that are called can be followed. */
export function CalledWords({ text, roomId, mentions, children }: Props) {
  const { data: room } = useQuery(roomQuery(roomId));
  const rooms = useCallableRooms(text);
  const words = useCallback(
    (said: string) => {
      const people = (room?.users ?? []).map(({ userId, user }) => ({
        id: userId,
        name: user.displayName ?? "",
      }));
      return splitCalls(said, { people, mentions: mentions ?? [], rooms }).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name and never move
        <Call key={index} piece={piece} roomId={roomId} />
      ));
    },
    [room, roomId, mentions, rooms],
  );
  return <WordsAs value={words}>{children}</WordsAs>;
}

function Call({ piece: { text, person, room }, roomId }: { piece: Piece; roomId: number }) {
  if (room !== undefined) return <RoomChip roomId={room}>{text}</RoomChip>;
  if (person === undefined) return text;
  if (person === EVERYBODY) return <Everybody>{text}</Everybody>;
  return (
    <PersonChip roomId={roomId} userId={person}>
      {text}
    </PersonChip>
  );
}

const NO_ROOMS: ReturnType<typeof namedRooms> = [];

function namedRooms(rooms: RoomList) {
  return rooms.filter(({ type }) => type !== "private").map(({ id, name }) => ({ id, name }));
}

/** My rooms, and the public ones where a text names something that is none of mine. */
function useCallableRooms(text: string): Array<{ id: number; name: string }> {
  const list = useRoomList(namedRooms);
  const own = list ?? NO_ROOMS;
  const named = findSpans(
    text,
    "#",
    own.map(({ name }) => ({ name, called: true })),
  ).length;
  const isMore = list !== undefined && findSigns(text, "#").some((at) => /[\p{L}]/u.test(text[at + 1] ?? ""));
  const open = useInfiniteQuery({
    ...publicRoomsQuery(""),
    enabled: isMore && named < findSigns(text, "#").length,
    staleTime: 60_000,
  });
  return useMemo(
    () =>
      [...own, ...(open.data?.pages ?? []).flatMap((page) => page.list)].map(({ id, name }) => ({
        id,
        name,
      })),
    [own, open.data],
  );
}

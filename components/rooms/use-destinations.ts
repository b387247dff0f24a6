"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { findByName } from "@/lib/client/find-by-name";
import { useCurrentRoomId } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { peopleQuery } from "@/lib/client/queries/users";
import { readRecentRooms } from "@/lib/client/recent-rooms";
import type { RoomList } from "@/lib/client/room-list";
import { useRoomFace } from "@/lib/client/room-title";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

/** Where one can go: a room of mine, or a person with whom there is no conversation yet. */
export type Destination =
  | { kind: "room"; id: string; name: string; room: WireRoomListItem }
  | { kind: "person"; id: string; name: string; user: WireUser };

const MOST_SHOWN = 50;

/** Rooms first, those that were open last on top; then people. All of them for an empty keyword. */
export function useDestinations(keyword: string): { found: Destination[]; isLoading: boolean } {
  const me = useMe();
  const currentId = useCurrentRoomId();
  const faceOf = useRoomFace(me.id);
  const { data: rooms } = useQuery(roomListQuery);
  const asked = useDeferredValue(keyword.trim());
  const people = useInfiniteQuery(peopleQuery(asked));

  const found = useMemo(() => {
    const mine = inRecentOrder(rooms ?? [], readRecentRooms(me.id), currentId).map(
      (room): Destination => ({ kind: "room", id: `room-${room.id}`, name: faceOf(room).title, room }),
    );
    const known = new Set(rooms?.map((room) => room.otherUser?.id));
    const others = (people.data?.pages ?? [])
      .flatMap((page) => page.list)
      .filter((user) => !user.isBot && !user.deleted && user.id !== me.id && !known.has(user.id))
      .map(
        (user): Destination => ({ kind: "person", id: `person-${user.id}`, name: personName(user), user }),
      );
    return [...findByName(mine, keyword, ({ name }) => name), ...others].slice(0, MOST_SHOWN);
  }, [rooms, people.data, keyword, me.id, currentId, faceOf]);
  return { found, isLoading: people.isPending };
}

/** The room that is open is the one where nobody needs to go. */
function inRecentOrder(rooms: RoomList, recent: number[], currentId: number | null): RoomList {
  const placeOf = (room: WireRoomListItem) => {
    if (room.id === currentId) return Number.POSITIVE_INFINITY;
    const at = recent.indexOf(room.id);
    return at < 0 ? recent.length : at;
  };
  return rooms.toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)));
}

function personName(user: WireUser): string {
  return user.displayName || user.emailAddress || `#${user.id}`;
}

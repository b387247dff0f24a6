"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { readTone } from "@/lib/client/emoji/recent";
import { findByName } from "@/lib/client/find-by-name";
import type { Asked } from "@/lib/client/mentions/asked";
import { useMe } from "@/lib/client/queries/me";
import { publicRoomsQuery, roomListQuery, roomQuery } from "@/lib/client/queries/rooms";
import { peopleQuery } from "@/lib/client/queries/users";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";
import { EVERYBODY_NAMES } from "@/lib/mentions/called";

/** `insert` takes the place of what was typed. */
export type Suggestion = { key: string; insert: string } & (
  | { kind: "person"; id: number; name: string; user: WireUser; isMember: boolean }
  | { kind: "everybody"; count: number }
  | { kind: "room"; id: number; name: string; isPublic: boolean; isMine: boolean }
  | { kind: "emoji"; emoji: string; shortcode: string }
);

const MOST = 8;
const MOST_OTHERS = 3;

/** What fits what is being typed, the nearest first; nothing where nothing is. */
export function useSuggestions(asked: Asked | null, roomId: number): Suggestion[] {
  const word = asked?.word ?? "";
  const people = usePeople(roomId, asked?.sign === "@" ? word : null);
  const rooms = useRooms(asked?.sign === "#" ? word : null);
  const emoji = useEmoji(asked?.sign === ":" ? word : null);
  if (!asked) return [];
  return { "@": people, "#": rooms, ":": emoji }[asked.sign];
}

function usePeople(roomId: number, word: string | null): Suggestion[] {
  const me = useMe();
  const { data: room } = useQuery(roomQuery(roomId));
  const asked = useDeferredValue(word?.trim() ?? "");
  const others = useInfiniteQuery({ ...peopleQuery(asked), enabled: word !== null && asked !== "" });
  return useMemo(() => {
    if (word === null || !room) return [];
    const members = new Set(room.users.map(({ userId }) => userId));
    const inRoom = room.users
      .filter(({ userId }) => userId !== me.id)
      .flatMap(({ user }) => asPerson(user, true));
    const outside = (asked === "" ? [] : (others.data?.pages ?? []))
      .flatMap((page) => page.list)
      .filter((user) => !user.isBot && !user.deleted && user.id !== me.id && !members.has(user.id))
      .flatMap((user) => asPerson(user, false));
    const fitting = (list: ReturnType<typeof asPerson>) => findByName(list, word, ({ name }) => name);
    const isForAll = EVERYBODY_NAMES.some((name) => name.startsWith(word.toLowerCase()));
    return [
      ...fitting(inRoom).slice(0, MOST),
      ...(isForAll ? [everybody(members.size)] : []),
      ...fitting(outside).slice(0, MOST_OTHERS),
    ];
  }, [word, asked, room, others.data, me.id]);
}

function everybody(count: number): Suggestion {
  return { key: "everybody", kind: "everybody", insert: "@room", count };
}

function asPerson(user: WireUser, isMember: boolean) {
  const name = user.displayName?.trim();
  if (!name) return [];
  return [
    {
      key: `person-${user.id}`,
      kind: "person" as const,
      insert: `@${name}`,
      id: user.id,
      name,
      user,
      isMember,
    },
  ];
}

function useRooms(word: string | null): Suggestion[] {
  const { data: mine = [] } = useQuery(roomListQuery);
  const asked = useDeferredValue(word?.trim() ?? "");
  const open = useInfiniteQuery({ ...publicRoomsQuery(asked), enabled: word !== null, staleTime: 30_000 });
  return useMemo(() => {
    if (word === null) return [];
    const own = mine.filter(({ type, name }) => type !== "private" && name.trim() !== "");
    const known = new Set(own.map(({ id }) => id));
    const others = (open.data?.pages ?? []).flatMap((page) => page.list).filter(({ id }) => !known.has(id));
    const rooms = [...own.map((room) => asRoom(room, true)), ...others.map((room) => asRoom(room, false))];
    return findByName(rooms, word, ({ name }) => name).slice(0, MOST);
  }, [word, mine, open.data]);
}

function asRoom({ id, name, visibility }: { id: number; name: string; visibility: string }, isMine: boolean) {
  const isPublic = visibility === "public";
  return { key: `room-${id}`, kind: "room" as const, insert: `#${name}`, id, name, isPublic, isMine };
}

function useEmoji(word: string | null): Suggestion[] {
  const { data } = useQuery({
    queryKey: ["emoji"],
    queryFn: () => import("@/lib/client/emoji/emoji"),
    enabled: word !== null,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  return useMemo(() => {
    if (word === null || !data) return [];
    return data.searchEmoji(word, MOST).map((found) => {
      const emoji = data.inTone(found, readTone());
      const shortcode =
        found.shortcodes.find((code) => code.startsWith(word)) ?? found.shortcodes[0] ?? found.name;
      return {
        key: `emoji-${found.shortcodes[0] ?? found.name}`,
        kind: "emoji",
        insert: emoji,
        emoji,
        shortcode,
      };
    });
  }, [word, data]);
}

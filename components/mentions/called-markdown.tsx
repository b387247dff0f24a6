"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type ComponentProps, type ReactNode, useMemo } from "react";
import Markdown, { type Components } from "react-markdown";
import { Everybody, PersonChip, RoomChip } from "@/components/mentions/chips";
import { remarkCalls } from "@/lib/client/mentions/remark-calls";
import { publicRoomsQuery, roomListQuery, roomQuery } from "@/lib/client/queries/rooms";
import { EVERYBODY } from "@/lib/mentions/everybody";
import { findSigns, findSpans } from "@/lib/mentions/spans";

type Props = ComponentProps<typeof Markdown> & {
  children: string;
  components: Components;
  roomId: number;
  mentions: number[] | undefined;
};

/** Markdown in which the people and rooms that are called can be followed. */
export function CalledMarkdown({ roomId, mentions, remarkPlugins, components, children, ...rest }: Props) {
  const { data: room } = useQuery(roomQuery(roomId));
  const rooms = useCallableRooms(children);
  const plugins = useMemo(() => {
    const people = (room?.users ?? []).map(({ userId, user }) => ({
      id: userId,
      name: user.displayName ?? "",
    }));
    return [
      ...(remarkPlugins ?? []),
      [remarkCalls, { roomId, people, mentions: mentions ?? [], rooms }] as [never, never],
    ];
  }, [remarkPlugins, roomId, room, mentions, rooms]);
  const withCalls = useMemo(() => ({ ...components, span: Call }), [components]);
  return (
    <Markdown {...rest} remarkPlugins={plugins} components={withCalls}>
      {children}
    </Markdown>
  );
}

type CallProps = { children?: ReactNode; "data-person"?: string; "data-in"?: string; "data-room"?: string };

/** Nothing but calls becomes a span. */
function Call({ children, "data-person": person, "data-in": place, "data-room": room }: CallProps) {
  if (room !== undefined) return <RoomChip roomId={Number(room)}>{children}</RoomChip>;
  if (person === undefined) return <span>{children}</span>;
  if (Number(person) === EVERYBODY) return <Everybody>{children}</Everybody>;
  return (
    <PersonChip roomId={Number(place)} userId={Number(person)}>
      {children}
    </PersonChip>
  );
}

/** My rooms, and the public ones where a text names something that is none of mine. */
function useCallableRooms(text: string): Array<{ id: number; name: string }> {
  const { data: list } = useQuery(roomListQuery);
  const own = useMemo(() => (list ?? []).filter(({ type }) => type !== "private"), [list]);
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

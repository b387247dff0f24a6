"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RoomList } from "@/lib/client/room-list";

type Props = { rooms: RoomList; children: (room: RoomList[number]) => ReactNode };

/** The pinned rooms on top, under a heading, where there are any. */
export function RoomGroups({ rooms, children }: Props) {
  const t = useTranslations("actions.room");
  const pinned = rooms.filter((room) => room.pinned);
  if (pinned.length === 0) return <ul className="flex flex-col gap-0.5">{rooms.map(children)}</ul>;
  const groups = [
    { heading: t("pinnedHeading"), rooms: pinned },
    { heading: t("othersHeading"), rooms: rooms.filter((room) => !room.pinned) },
  ].filter((group) => group.rooms.length > 0);
  return groups.map((group) => (
    <section key={group.heading} aria-label={group.heading} className="mb-2">
      <h2 className="px-2 pt-1 pb-1 font-semibold text-2xs text-faint uppercase tracking-wide">
        {group.heading}
      </h2>
      <ul className="flex flex-col gap-0.5">{group.rooms.map(children)}</ul>
    </section>
  ));
}

"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { NotePanel } from "@/components/notes/note-panel";
import { MemberPanel } from "@/components/rooms/member-panel";
import { RoomDetails } from "@/components/rooms/room-details";
import { SearchPanel } from "@/components/search/search-panel";
import { RoomSettings } from "@/components/settings/room-settings";
import { IconButton } from "@/components/ui/icon-button";
import { Tabs } from "@/components/ui/tabs";
import { openPanel, type Panel } from "@/lib/client/navigation";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

type Props = { room: WireRoom; face: RoomFace; panel: Panel };

/** Beside the messages on a wide screen, over them on a small one. */
export default function RoomPanel({ room, face, panel }: Props) {
  const t = useTranslations("rooms.panel");
  const heading = useRef<HTMLHeadingElement>(null);
  const tabs = [
    { name: "details", label: t("details") },
    ...(face.isDirect ? [] : [{ name: "members", label: t("members") } as const]),
    { name: "notes", label: t("notes") },
    { name: "search", label: t("search") },
    { name: "settings", label: t("settings") },
  ] satisfies { name: Panel; label: string }[];

  // Whoever opened it by a button goes into it, and back to that button in the end.
  useEffect(() => {
    const opener = document.activeElement;
    if (!(opener instanceof HTMLButtonElement)) return;
    heading.current?.focus({ preventScroll: true });
    return () => opener.focus({ preventScroll: true });
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    openPanel(null);
  }

  return (
    <aside
      aria-label={t("label", { room: face.title })}
      onKeyDown={onKeyDown}
      className="absolute inset-0 z-20 flex flex-col bg-canvas max-lg:shadow-float md:left-auto md:w-95 md:border-line md:border-l lg:static lg:shrink-0"
    >
      <header className="flex h-14 shrink-0 items-center pr-2 pl-5">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate font-semibold text-lg">
          {face.title}
        </h2>
        <IconButton label={t("close")} icon={<X className="size-5" />} onClick={() => openPanel(null)} />
      </header>
      <Tabs
        label={t("tabs")}
        tabs={tabs}
        active={tabs.some((tab) => tab.name === panel) ? panel : "details"}
        onSelect={openPanel}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5 focus-visible:outline-offset-[-2px]"
      >
        {panel === "notes" ? (
          <NotePanel room={room} />
        ) : panel === "search" ? (
          <SearchPanel roomId={room.id} />
        ) : panel === "settings" ? (
          <RoomSettings key={room.id} room={room} face={face} />
        ) : panel === "members" && !face.isDirect ? (
          <MemberPanel room={room} face={face} />
        ) : (
          <RoomDetails room={room} face={face} />
        )}
      </Tabs>
    </aside>
  );
}

"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, Suspense, useLayoutEffect, useRef } from "react";
import { PANEL_SCREENS } from "@/components/rooms/panel-screens";
import { IconButton } from "@/components/ui/icon-button";
import { Tabs } from "@/components/ui/tabs";
import { openPanel, PANELS, type Panel } from "@/lib/client/navigation";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

type Props = { room: WireRoom; face: RoomFace; panel: Panel };

/** Beside the messages on a wide screen, over them on a small one. */
export default function RoomPanel({ room, face, panel }: Props) {
  const t = useTranslations("rooms.panel");
  const box = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = PANELS.filter((name) => !(face.isDirect && PANEL_SCREENS[name].isForGroups));
  const active = shown.includes(panel) ? panel : "details";
  const { Screen } = PANEL_SCREENS[active];

  // Whoever opened it by a button goes into it; and whoever is in it when it closes, back to where he was.
  useLayoutEffect(() => {
    const aside = box.current;
    const opener = document.activeElement;
    if (opener instanceof HTMLButtonElement) heading.current?.focus({ preventScroll: true });
    return () => {
      const isIn = document.activeElement === document.body || aside?.contains(document.activeElement);
      if (isIn && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    openPanel(null);
  }

  return (
    <aside
      ref={box}
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
        tabs={shown.map((name) => ({ name, label: t(name) }))}
        active={active}
        onSelect={openPanel}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5 focus-visible:outline-offset-[-2px]"
      >
        <Suspense fallback={null}>
          <Screen key={room.id} room={room} face={face} />
        </Suspense>
      </Tabs>
    </aside>
  );
}

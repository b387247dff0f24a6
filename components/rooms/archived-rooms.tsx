"use client";

import clsx from "clsx";
import { Archive, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import type { RoomList } from "@/lib/client/room-list";

type Props = {
  rooms: RoomList;
  /** The room that is open is shown wherever it stands. */
  currentId: number | null;
  children: (room: RoomList[number]) => ReactNode;
};

/** Below the others, and shut until somebody looks for one. */
export default function ArchivedRooms({ rooms, currentId, children }: Props) {
  const t = useTranslations("archive");
  const id = useId();
  const [isOpenByHand, setOpen] = useState<boolean | null>(null);
  const isOpen = isOpenByHand ?? rooms.some((room) => room.id === currentId);
  return (
    <section aria-label={t("heading")} className="mt-2 border-line border-t pt-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex h-9 w-full items-center gap-2.5 rounded-md px-2 font-medium text-sm text-soft hover:bg-hover touch:h-11"
      >
        <Archive className="size-4" aria-hidden />
        <span className="flex-1 text-left">{t("count", { count: rooms.length })}</span>
        <ChevronDown className={clsx("size-4 transition-transform", isOpen && "rotate-180")} aria-hidden />
      </button>
      {isOpen && (
        <ul id={id} className="mt-0.5 flex flex-col gap-0.5">
          {rooms.map(children)}
        </ul>
      )}
    </section>
  );
}

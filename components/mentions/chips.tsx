"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { lazy, type MouseEvent, type ReactNode, Suspense, useContext, useRef, useState } from "react";
import { InRow } from "@/components/messages/in-row";
import { openRoom, roomPath } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { useRoomList } from "@/lib/client/queries/rooms";

const PersonCard = lazy(() => import("@/components/mentions/person-card"));
const RoomCard = lazy(() => import("@/components/mentions/room-card"));

// Drawn a little wider than the words, without taking more room than they do.
const CHIP = "-mx-0.5 rounded-sm px-0.5 [box-decoration-break:clone]";
const MINE = "bg-accent-tint font-semibold text-on-accent-tint";
const OTHERS = "bg-mention font-medium text-on-mention hover:underline";

/** Everybody in the room is called, and so am I. */
export function Everybody({ children }: { children: ReactNode }) {
  const t = useTranslations("mentions");
  return (
    <span title={t("everybodyHint")} className={clsx(CHIP, MINE)}>
      {children}
    </span>
  );
}

/** Somebody who is called; pressing it tells who that is. */
export function PersonChip({
  roomId,
  userId,
  children,
}: {
  roomId: number;
  userId: number;
  children: ReactNode;
}) {
  const me = useMe();
  const { tabIndex, anchor, isOpen, toggle, close } = useCard();
  return (
    <>
      <button
        ref={anchor}
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={toggle}
        className={clsx(CHIP, "text-left", userId === me.id ? MINE : OTHERS)}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <PersonCard roomId={roomId} userId={userId} anchor={anchor} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

/** A room that is named: mine opens, another one can be joined. */
export function RoomChip({ roomId, children }: { roomId: number; children: ReactNode }) {
  const isMine = useRoomList((rooms) => rooms.some(({ id }) => id === roomId));
  const { tabIndex, anchor, isOpen, toggle, close } = useCard();
  if (isMine) {
    const open = (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      openRoom(roomId);
    };
    return (
      <a href={roomPath(roomId)} tabIndex={tabIndex} onClick={open} className={clsx(CHIP, OTHERS)}>
        {children}
      </a>
    );
  }
  return (
    <>
      <button
        ref={anchor}
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={toggle}
        className={clsx(CHIP, OTHERS, "text-left")}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <RoomCard roomId={roomId} name={children} anchor={anchor} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function useCard() {
  const isInRow = useContext(InRow);
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return {
    tabIndex: isInRow ? 0 : -1,
    anchor,
    isOpen,
    toggle: () => setOpen((before) => !before),
    close: () => setOpen(false),
  };
}
